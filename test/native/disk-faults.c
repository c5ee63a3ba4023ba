/*
** Preloaded into a server (LD_PRELOAD): makes reads, writes and syncs of database files fail as a bad disk does. What fails, how and how
** often stands in a file of numbers that the test maps as well, so that it changes while the server runs:
**
**   0  which calls fail: 1 syncs, 2 writes, 4 reads; 0 none
**   1  errno; 0: the call only takes longer
**   2  one call in so many fails; 1 each
**   3  how many were counted, 4 how many have failed: a fault that never came shows nothing
**   5  how much longer, in ms
*/
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

enum { SYNC = 1, WRITE = 2, READ = 4 };
enum { KINDS, ERRNO, ONE_IN, COUNTED, FAILED, DELAY_MS, NUMBERS };

static volatile int *numbers(void) {
  static volatile int *mapped;
  int file;
  if (mapped) return mapped;
  file = open(getenv("DISK_FAULTS"), O_RDWR);
  mapped = mmap(NULL, NUMBERS * sizeof(int), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  return mapped;
}

/* A database file or its log, by its name; not the lock file beside it, and not the index, which is memory. */
static int is_database(int fd) {
  char link[64], path[4096];
  ssize_t length;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return (length > 3 && strcmp(path + length - 3, ".db") == 0) || (length > 7 && strcmp(path + length - 7, ".db-wal") == 0);
}

static int fails(int kind, int fd) {
  volatile int *number = numbers();
  if ((number[KINDS] & kind) == 0 || !is_database(fd)) return 0;
  if (__sync_add_and_fetch(&number[COUNTED], 1) % number[ONE_IN] != 0) return 0;
  __sync_add_and_fetch(&number[FAILED], 1);
  if (number[ERRNO] == 0) usleep((useconds_t)number[DELAY_MS] * 1000);
  errno = number[ERRNO];
  return number[ERRNO] != 0;
}

#define REAL(name, type) ((type)dlsym(RTLD_NEXT, name))
typedef int (*sync_call)(int);
typedef ssize_t (*write_call)(int, const void *, size_t, off_t);
typedef ssize_t (*read_call)(int, void *, size_t, off_t);

/* The data gets as far as the system's cache, as it does when the disk behind it fails. */
int fsync(int fd) { return fails(SYNC, fd) ? -1 : REAL("fsync", sync_call)(fd); }

int fdatasync(int fd) { return fails(SYNC, fd) ? -1 : REAL("fdatasync", sync_call)(fd); }

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) {
  return fails(WRITE, fd) ? -1 : REAL("pwrite", write_call)(fd, bytes, count, offset);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off_t offset) {
  return fails(WRITE, fd) ? -1 : REAL("pwrite64", write_call)(fd, bytes, count, offset);
}

ssize_t pread(int fd, void *bytes, size_t count, off_t offset) {
  return fails(READ, fd) ? -1 : REAL("pread", read_call)(fd, bytes, count, offset);
}

ssize_t pread64(int fd, void *bytes, size_t count, off_t offset) {
  return fails(READ, fd) ? -1 : REAL("pread64", read_call)(fd, bytes, count, offset);
}
