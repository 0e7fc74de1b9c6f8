"""Do the cases of the rules notice when a rule is wrong?

    python -m tests.mutation PTP MUE AOC MOD DAT     each row and condition of these families

Every row of a table is left out, every value of a row, every day moved by one; every comparison,
condition and number of a rule's code is turned. The cases must fail for each such mutant; one that
they let live is printed, and is either a case that is missing or a change that makes no difference.
"""
