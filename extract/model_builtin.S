// SPDX-License-Identifier: GPL-3.0-or-later
/* The bytes of the model, where they are used. */
    .section .rodata
    .balign 64
    .globl kith_model_bytes
    .type kith_model_bytes, %object
kith_model_bytes:
    .incbin KITH_MODEL_PATH
kith_model_bytes_end:
    .size kith_model_bytes, kith_model_bytes_end - kith_model_bytes
    .balign 8
    .globl kith_model_length
    .type kith_model_length, %object
    .size kith_model_length, 8
kith_model_length:
    .quad kith_model_bytes_end - kith_model_bytes
    .section .note.GNU-stack, "", %progbits
