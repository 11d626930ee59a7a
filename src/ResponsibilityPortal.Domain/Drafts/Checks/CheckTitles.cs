namespace ResponsibilityPortal.Domain.Drafts.Checks;

/// <summary>The headings under which findings of one kind are listed.</summary>
public static class CheckTitles
{
    public static string Of(CheckKind kind) =>
        kind switch
        {
            CheckKind.NotAssessed => "Cells without an accountable party (prevent publishing)",
            CheckKind.SharedWithoutNote => "Shared without a note",
            CheckKind.NoteWithoutPart => "Notes of parties without a part",
            CheckKind.WithoutSource => "Rows without a source",
            CheckKind.WithoutMapping => "Rows without a control mapping",
            CheckKind.SameEverywhere => "Rows that are the same in all columns",
            CheckKind.ReviewDue => "Review due",
            CheckKind.NotPrintable => "Characters that the PDF shows as numbers",
            CheckKind.SynonymInSeveralGroups => "Terms in several groups of synonyms",
            CheckKind.SynonymAlone => "Synonyms with one term only",
            CheckKind.SourceNeverChecked => "Sources never checked",
            _ => "Sources not checked for a year",
        };
}
