/* SPDX-FileCopyrightText: 2026 The Omstander authors
   SPDX-License-Identifier: EUPL-1.2

   A disk that keeps only what was synced, for a process that loads this before the C library (LD_PRELOAD).

   DURABLE=folder       at every fsync and fdatasync of a file, before the caller goes on, the file is copied to
                        there: when the process is killed, the folder holds what would be left on a disk that lost
                        every write after the last sync
   KILL_AT_SYNC=n       the process is killed when it syncs for the n-th time, before anything is synced
   FAIL_WHILE=file      syncing fails for as long as that file exists */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void keep(int file, const char *folder) {
    char link[64], path[4096], target[8300], fresh[8400];
    struct stat is;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0 || fstat(file, &is) || !S_ISREG(is.st_mode)) return;
    path[length] = 0;
    snprintf(target, sizeof target, "%s/%s", folder, strrchr(path, '/') + 1);
    snprintf(fresh, sizeof fresh, "%s.fresh", target);
    char *content = malloc(is.st_size + 1);
    int copy = open(fresh, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (!content || copy < 0 || pread(file, content, is.st_size, 0) != is.st_size ||
        write(copy, content, is.st_size) != is.st_size) abort();
    close(copy);
    rename(fresh, target); /* whole or not at all */
    free(content);
}

static int synced(const char *name, int file) {
    static int times = 0;
    int (*really)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    const char *durable = getenv("DURABLE"), *last = getenv("KILL_AT_SYNC"), *flag = getenv("FAIL_WHILE");
    if (last && ++times == atoi(last)) raise(SIGKILL);
    if (flag && access(flag, F_OK) == 0) return errno = EIO, -1;
    if (really(file)) return -1;
    if (durable) keep(file, durable);
    return 0;
}

int fsync(int file) { return synced("fsync", file); }
int fdatasync(int file) { return synced("fdatasync", file); }
