#include "textflag.h"

// The bytes that are compared with, sixteen times each.
DATA same<>+0x00(SB)/8, $0x2020202020202020 // tells the case of letters
DATA same<>+0x08(SB)/8, $0x2020202020202020
DATA same<>+0x10(SB)/8, $0x6161616161616161 // the first letter
DATA same<>+0x18(SB)/8, $0x6161616161616161
DATA same<>+0x20(SB)/8, $0x1919191919191919 // and how many follow
DATA same<>+0x28(SB)/8, $0x1919191919191919
DATA same<>+0x30(SB)/8, $0x0909090909090909 // the first white space that is no blank
DATA same<>+0x38(SB)/8, $0x0909090909090909
DATA same<>+0x40(SB)/8, $0x0404040404040404 // and how many follow
DATA same<>+0x48(SB)/8, $0x0404040404040404
DATA same<>+0x50(SB)/8, $0x0a0a0a0a0a0a0a0a // the end of a line
DATA same<>+0x58(SB)/8, $0x0a0a0a0a0a0a0a0a
GLOBL same<>(SB), RODATA|NOPTR, $0x60

// The classes of the sixteen bytes in X0, a bit each: letters in AX, those of them that are small in BX, white space in DX, bytes
// above ASCII in R12.
#define CLASSES \
	PMOVMSKB X0, R12; MOVO X0, X1; POR X8, X1; PSUBB X9, X1; MOVO X1, X2; PMINUB X10, X2; PCMPEQB X1, X2; PMOVMSKB X2, AX; \
	MOVO X0, X3; PSLLW $2, X3; PMOVMSKB X3, BX; ANDL AX, BX; \
	MOVO X0, X4; PCMPEQB X8, X4; PSUBB X11, X0; MOVO X0, X5; PMINUB X12, X5; PCMPEQB X0, X5; POR X5, X4; PMOVMSKB X4, DX

// Moves them to their place among the 64 bits, CX.
#define PLACE \
	SHLQ CX, AX; SHLQ CX, BX; SHLQ CX, DX; SHLQ CX, R12; ORQ AX, R10; ORQ BX, R11; ORQ DX, R9; ORQ R12, R13

// func classes(s *byte, n int) (space, letters, small, high uint64)
TEXT ·classes(SB), NOSPLIT, $0-48
	MOVQ s+0(FP), SI
	MOVQ n+8(FP), DI
	MOVOU same<>+0x00(SB), X8
	MOVOU same<>+0x10(SB), X9
	MOVOU same<>+0x20(SB), X10
	MOVOU same<>+0x30(SB), X11
	MOVOU same<>+0x40(SB), X12
	XORQ R9, R9
	XORQ R10, R10
	XORQ R11, R11
	XORQ R13, R13
	XORQ CX, CX
	CMPQ DI, $16
	JLT  few

whole: // sixteen at a time
	MOVOU (SI)(CX*1), X0
	CLASSES
	PLACE
	ADDQ $16, CX
	LEAQ 16(CX), R8
	CMPQ R8, DI
	JLE  whole
	CMPQ CX, DI
	JGE  done
	LEAQ -16(DI), CX // the last sixteen, some of them seen before
	MOVOU (SI)(CX*1), X0
	CLASSES
	PLACE

done:
	MOVQ R9, space+16(FP)
	MOVQ R10, letters+24(FP)
	MOVQ R11, small+32(FP)
	MOVQ R13, high+40(FP)
	RET

few: // what lies behind them is read too, unless it lies on another page of memory: then what lies before
	MOVQ SI, R8
	ANDQ $4095, R8
	CMPQ R8, $4080
	JGT  before
	MOVOU (SI), X0
	CLASSES
	PLACE
	JMP  done

before:
	MOVOU -16(SI)(DI*1), X0
	CLASSES
	MOVQ $16, CX
	SUBQ DI, CX
	SHRQ CX, AX
	SHRQ CX, BX
	SHRQ CX, DX
	SHRQ CX, R12
	XORQ CX, CX
	PLACE
	JMP  done

// func newlines(s *byte) (set uint64)
TEXT ·newlines(SB), NOSPLIT, $0-16
	MOVQ s+0(FP), SI
	MOVOU same<>+0x50(SB), X8
	MOVOU (SI), X0
	MOVOU 16(SI), X1
	MOVOU 32(SI), X2
	MOVOU 48(SI), X3
	PCMPEQB X8, X0
	PCMPEQB X8, X1
	PCMPEQB X8, X2
	PCMPEQB X8, X3
	PMOVMSKB X0, AX
	PMOVMSKB X1, BX
	PMOVMSKB X2, CX
	PMOVMSKB X3, DX
	SHLQ $16, BX
	SHLQ $32, CX
	SHLQ $48, DX
	ORQ  BX, AX
	ORQ  DX, CX
	ORQ  CX, AX
	MOVQ AX, set+8(FP)
	RET

// func bytePair(s *byte, n, far int, a, b byte) int
TEXT ·bytePair(SB), NOSPLIT, $0-40
	MOVQ s+0(FP), SI
	MOVQ n+8(FP), DX
	MOVQ far+16(FP), DI
	MOVBLZX a+24(FP), AX
	MOVBLZX b+25(FP), BX
	IMULL $0x01010101, AX
	IMULL $0x01010101, BX
	MOVL AX, X4
	MOVL BX, X5
	PSHUFD $0, X4, X4
	PSHUFD $0, X5, X5
	ADDQ SI, DI
	XORQ CX, CX
	SUBQ $32, DX // where the last thirty-two begin

next:
	MOVOU (SI)(CX*1), X0
	MOVOU 16(SI)(CX*1), X1
	MOVOU (DI)(CX*1), X2
	MOVOU 16(DI)(CX*1), X3
	PCMPEQB X4, X0
	PCMPEQB X4, X1
	PCMPEQB X5, X2
	PCMPEQB X5, X3
	PAND X2, X0
	PAND X3, X1
	MOVO X0, X6
	POR  X1, X6
	PMOVMSKB X6, AX
	TESTL AX, AX
	JNE  seen
	CMPQ CX, DX
	JGE  none
	ADDQ $32, CX
	CMPQ CX, DX
	JLE  next
	MOVQ DX, CX // some of them seen before
	JMP  next

seen:
	PMOVMSKB X0, AX
	PMOVMSKB X1, BX
	SHLL $16, BX
	ORL  BX, AX
	BSFL AX, AX
	ADDQ CX, AX
	MOVQ AX, ret+32(FP)
	RET

none:
	MOVQ $-1, ret+32(FP)
	RET
