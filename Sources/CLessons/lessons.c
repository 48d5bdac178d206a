#pragma clang diagnostic ignored "-Wc23-extensions"
#include "lessons.h"

static const char adaptation[] = {
#embed "files/adaptation.toml"
};
static const char batches[] = {
#embed "files/batches.toml"
};
static const char covariate[] = {
#embed "files/covariate.toml"
};
static const char decay[] = {
#embed "files/decay.toml"
};
static const char depth[] = {
#embed "files/depth.toml"
};
static const char detached[] = {
#embed "files/detached.toml"
};
static const char halves[] = {
#embed "files/halves.toml"
};
static const char landscape[] = {
#embed "files/landscape.toml"
};
static const char rates[] = {
#embed "files/rates.toml"
};
static const char rms[] = {
#embed "files/rms.toml"
};
static const char saturation[] = {
#embed "files/saturation.toml"
};
static const char shattering[] = {
#embed "files/shattering.toml"
};
static const char shift[] = {
#embed "files/shift.toml"
};
static const char snap[] = {
#embed "files/snap.toml"
};
static const char speed[] = {
#embed "files/speed.toml"
};
static const char start[] = {
#embed "files/start.toml"
};
static const char whitening[] = {
#embed "files/whitening.toml"
};

#define FILE_OF(lesson) {#lesson, lesson, sizeof lesson}
static const lesson_file files[] = {
    FILE_OF(adaptation), FILE_OF(batches), FILE_OF(covariate), FILE_OF(decay), FILE_OF(depth),
    FILE_OF(detached), FILE_OF(halves), FILE_OF(landscape), FILE_OF(rates), FILE_OF(rms),
    FILE_OF(saturation), FILE_OF(shattering), FILE_OF(shift), FILE_OF(snap), FILE_OF(speed),
    FILE_OF(start), FILE_OF(whitening),
};

const lesson_file *lesson_files(void) { return files; }
long lesson_file_count(void) { return sizeof files / sizeof *files; }
