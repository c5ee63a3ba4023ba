/*
** The memory that SQLite takes is counted, and a caller's statement is refused what is over its budget. SQLite has limits on
** its memory, but only with its statistics on, and better-sqlite3's build has them off for good. So the C library's malloc,
** realloc and free, which that build imports by name, are replaced by the ones here: three entries of its table of imports.
**
** The count is kept per thread, as in temp-space.c: a connection thread of the service has exactly one connection. What is
** refused is SQLITE_NOMEM to SQLite, at every place that needs memory, before it is taken. The service's own statements are
** never refused.
**
** It is also how a statement stops that looks for no interrupt, inside a long function or a row of long values: once it is
** interrupted it gets no more memory.
**
** Only where files have the ELF format and 64 bits, as on Linux; elsewhere memory_counts says 0 and nothing is refused.
*/
#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE /* dl_iterate_phdr */
#endif
#include <stdatomic.h>
#include <string.h>

#include "guard.h"
SQLITE_EXTENSION_INIT3

/* One statement may have this share of the memory of all. */
#define STATEMENT_SHARE 4
/* Small pieces may go beyond that by so much: what ends the statement needs some. */
#define SMALL_BYTES 1024
#define SPARE_BYTES (1024 * 1024)
/* What a thread adds to the sum of all is told in steps of this size. */
#define STEP_BYTES (256 * 1024)

/*
** Pieces from this size on have pages of their own, which go back to the system with them. Left alone, the C library raises this to
** the largest piece that was freed: then long values stay in its heaps, and memory that is asked for as zeros is written.
*/
#define OWN_PAGES_BYTES (256 * 1024)

/*
** The C library keeps the heap of smaller pieces when one that lives on is the last in it. A statement that had so much there gives it
** back when it ends: so much is had by none that is not made for it, because to give it back holds each thread's heap in turn.
*/
#define TRIM_BYTES (32 * 1024 * 1024)

enum Refusal { REFUSED_NOTHING = 0, REFUSED_STATEMENT = 1, REFUSED_ALL = 2, REFUSED_STOPPED = 3 };

static _Atomic sqlite3_int64 all_max = MEMORY_DEFAULT_BYTES;
static _Atomic sqlite3_int64 all_used;

static _Thread_local struct {
  sqlite3 *caller;       /* the connection whose caller's statement works now; NULL: the service works */
  sqlite3_int64 used;    /* by SQLite in this thread */
  sqlite3_int64 base;    /* of it before the caller's statement */
  sqlite3_int64 told;    /* part of all_used */
  sqlite3_int64 heap;    /* part of used, in pieces without pages of their own */
  sqlite3_int64 heap_base;
  int trims;             /* the caller's statement had more there than TRIM_BYTES */
  int refusal;           /* enum Refusal, since the role was set */
} mine;

void memory_set_max(sqlite3_int64 bytes) { atomic_store(&all_max, bytes); }

sqlite3_int64 memory_of_callers(void) { return atomic_load(&all_used); }

sqlite3_int64 memory_of_thread(void) { return mine.used; }

sqlite3_int64 memory_refused(int *stopped) {
  *stopped = mine.refusal == REFUSED_STOPPED;
  if (mine.refusal == REFUSED_STATEMENT) return atomic_load(&all_max) / STATEMENT_SHARE;
  return mine.refusal == REFUSED_ALL ? -atomic_load(&all_max) : 0;
}

#if defined(__linux__) && defined(__LP64__)
#include <elf.h>
#include <link.h>
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static void tell(sqlite3_int64 bytes) {
  atomic_fetch_add(&all_used, bytes - mine.told);
  mine.told = bytes;
}

static int refuse(int why) {
  mine.refusal = why;
  return 0;
}

/* Whether the work of this moment may have so many bytes more. */
static int may_take(size_t more) {
  sqlite3_int64 most = atomic_load(&all_max);
  sqlite3_int64 wanted = mine.used - mine.base + (sqlite3_int64)more;
  if (!mine.caller) return 1;
  if (sqlite3_is_interrupted(mine.caller)) return refuse(REFUSED_STOPPED);
  if (more < SMALL_BYTES) wanted -= SPARE_BYTES;
  if (wanted > most / STATEMENT_SHARE) return refuse(REFUSED_STATEMENT);
  if (wanted > mine.told + STEP_BYTES) {
    if (atomic_load(&all_used) - mine.told + wanted > most) return refuse(REFUSED_ALL);
    tell(wanted);
    if (mine.heap - mine.heap_base > TRIM_BYTES) mine.trims = 1;
  }
  return 1;
}

static void count(sqlite3_int64 bytes, int sign) {
  mine.used += sign * bytes;
  if (bytes < OWN_PAGES_BYTES) mine.heap += sign * bytes;
}

static void *counted_malloc(size_t size) {
  void *memory;
  if (!may_take(size)) return NULL;
  memory = malloc(size);
  if (memory) count((sqlite3_int64)malloc_usable_size(memory), 1);
  return memory;
}

static void counted_free(void *memory) {
  if (memory) count((sqlite3_int64)malloc_usable_size(memory), -1);
  free(memory);
}

static void *counted_realloc(void *memory, size_t size) {
  size_t before = memory ? malloc_usable_size(memory) : 0;
  void *moved;
  if (size > before && !may_take(size - before)) return NULL;
  moved = realloc(memory, size);
  if (moved) {
    count((sqlite3_int64)malloc_usable_size(moved), 1);
    count((sqlite3_int64)before, -1);
  }
  return moved;
}

void memory_start(void) {
  mine.base = mine.used;
  mine.heap_base = mine.heap;
}

void memory_begin(sqlite3 *db) {
  mine.caller = db;
  mine.refusal = REFUSED_NOTHING;
}

void memory_pause(void) { mine.caller = NULL; }

void memory_end(void) {
  if (mine.told > 0) tell(0);
#ifdef __GLIBC__
  if (mine.trims) malloc_trim(0);
#endif
  mine.trims = 0;
}

/* The object whose imports are replaced: the one that has SQLite in it. */
typedef struct Imports Imports;
struct Imports {
  uintptr_t inside; /* an address in it */
  int replaced;
};

static int contains(const struct dl_phdr_info *object, uintptr_t address) {
  int i;
  for (i = 0; i < object->dlpi_phnum; i++) {
    const ElfW(Phdr) *part = &object->dlpi_phdr[i];
    uintptr_t start = object->dlpi_addr + part->p_vaddr;
    if (part->p_type == PT_LOAD && address >= start && address < start + part->p_memsz) return 1;
  }
  return 0;
}

/* The page is made writable, and then what it was, where the loader has closed it. */
static int replace_entry(const struct dl_phdr_info *object, uintptr_t *entry, uintptr_t with) {
  uintptr_t page = (uintptr_t)entry & ~((uintptr_t)sysconf(_SC_PAGESIZE) - 1);
  size_t length = (uintptr_t)(entry + 1) - page;
  int i, closed = 0;
  for (i = 0; i < object->dlpi_phnum; i++) {
    const ElfW(Phdr) *part = &object->dlpi_phdr[i];
    uintptr_t start = object->dlpi_addr + part->p_vaddr;
    if (part->p_type == PT_GNU_RELRO && (uintptr_t)entry >= start && (uintptr_t)entry < start + part->p_memsz) closed = 1;
  }
  if (closed && mprotect((void *)page, length, PROT_READ | PROT_WRITE) != 0) return 0;
  *entry = with;
  if (closed) mprotect((void *)page, length, PROT_READ);
  return 1;
}

static uintptr_t replacement_of(const char *name) {
  if (strcmp(name, "malloc") == 0) return (uintptr_t)counted_malloc;
  if (strcmp(name, "realloc") == 0) return (uintptr_t)counted_realloc;
  return strcmp(name, "free") == 0 ? (uintptr_t)counted_free : 0;
}

/* glibc adds the object's place to these addresses, musl leaves them as they are in the file. */
static uintptr_t place_of(const struct dl_phdr_info *object, ElfW(Addr) address) {
  return address < object->dlpi_addr ? object->dlpi_addr + address : address;
}

static int replace_imports(const struct dl_phdr_info *object, const ElfW(Dyn) *dynamic) {
  const ElfW(Sym) *symbols = NULL;
  const char *texts = NULL;
  uintptr_t tables[2] = {0, 0};
  size_t sizes[2] = {0, 0};
  size_t at;
  int i, replaced = 0;
  for (; dynamic->d_tag != DT_NULL; dynamic++) {
    if (dynamic->d_tag == DT_SYMTAB) symbols = (const ElfW(Sym) *)place_of(object, dynamic->d_un.d_ptr);
    if (dynamic->d_tag == DT_STRTAB) texts = (const char *)place_of(object, dynamic->d_un.d_ptr);
    if (dynamic->d_tag == DT_JMPREL) tables[0] = place_of(object, dynamic->d_un.d_ptr);
    if (dynamic->d_tag == DT_PLTRELSZ) sizes[0] = dynamic->d_un.d_val;
    if (dynamic->d_tag == DT_RELA) tables[1] = place_of(object, dynamic->d_un.d_ptr);
    if (dynamic->d_tag == DT_RELASZ) sizes[1] = dynamic->d_un.d_val;
  }
  if (!symbols || !texts) return 0;
  for (i = 0; i < 2; i++) {
    const ElfW(Rela) *entries = (const ElfW(Rela) *)tables[i];
    for (at = 0; entries && at < sizes[i] / sizeof *entries; at++) {
      size_t symbol = (size_t)ELF64_R_SYM(entries[at].r_info);
      uintptr_t with = symbol ? replacement_of(texts + symbols[symbol].st_name) : 0;
      /* An address with an addend is not an entry of the table. */
      if (!with || entries[at].r_addend != 0) continue;
      replaced += replace_entry(object, (uintptr_t *)(object->dlpi_addr + entries[at].r_offset), with);
    }
  }
  return replaced;
}

static int visit(struct dl_phdr_info *object, size_t size, void *data) {
  Imports *imports = (Imports *)data;
  int i;
  (void)size;
  if (!contains(object, imports->inside)) return 0;
  /* The fuzzer is one program with SQLite in it: these functions would call themselves. */
  if (contains(object, (uintptr_t)counted_malloc)) return 1;
  for (i = 0; i < object->dlpi_phnum; i++) {
    const ElfW(Phdr) *part = &object->dlpi_phdr[i];
    if (part->p_type != PT_DYNAMIC) continue;
    imports->replaced += replace_imports(object, (const ElfW(Dyn) *)(object->dlpi_addr + part->p_vaddr));
  }
  return 1;
}

void memory_install(void) {
  Imports imports = {(uintptr_t)sqlite3_libversion_number, 0};
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, OWN_PAGES_BYTES);
#endif
  dl_iterate_phdr(visit, &imports);
}

int memory_counts(void) {
  sqlite3_int64 before = mine.used;
  void *memory = sqlite3_malloc(64);
  int counts = mine.used > before;
  sqlite3_free(memory);
  return counts && mine.used == before;
}
#else
void memory_install(void) {}
int memory_counts(void) { return 0; }
void memory_start(void) {}
void memory_begin(sqlite3 *db) { (void)db; }
void memory_pause(void) {}
void memory_end(void) {}
#endif
