# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
#
# Print the folder of the Node on PATH if it is version 24 or newer (it reads TypeScript by itself); else fail.
command -v npm > /dev/null || exit 1
node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 24 ? 0 : 1)' 2> /dev/null || exit 1
dirname "$(command -v node)"
