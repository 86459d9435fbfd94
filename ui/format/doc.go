// Package format turns codes, amounts and days into words in the person's
// language and units, and reads the words people type back into amounts.
//
// It knows the catalogue (assets/translations), units, and the sentences for
// findings, limits and invalid fields. It knows no widgets, no rules and no
// clock: what "this week" means is told. Amounts stay exact integers; a limit
// is always rounded down, so it never promises more than is allowed.
package format
