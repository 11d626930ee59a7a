namespace ResponsibilityPortal.Domain.Drafts.Checks;

/// <summary>The headings under which findings of one kind are listed.</summary>
public static class CheckTitles
{
    public static string Of(CheckKind kind) => kind switch
    {
        CheckKind.NotAssessed => "Cells without accountable party: keep from publishing",
        CheckKind.SharedWithoutNote => "Shared without a note",
        CheckKind.NoteWithoutPart => "Notes of parties without a part",
        CheckKind.WithoutSource => "Rows without source",
        CheckKind.WithoutMapping => "Rows without control mapping",
        CheckKind.SameEverywhere => "Rows that are the same in all hosting models",
        CheckKind.ReviewDue => "Review due",
        CheckKind.NotPrintable => "Characters that the PDF shows as numbers",
        CheckKind.SourceNeverChecked => "Sources never checked",
        _ => "Sources not checked for a year",
    };
}
