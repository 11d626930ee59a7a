using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Formats.Importing;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Importing;

/// <summary>The choices of an import in words.</summary>
internal static class ImportWords
{
    public static string Of(ColumnUse use) =>
        use switch
        {
            ColumnUse.None => "Not imported",
            ColumnUse.Title => "Titles",
            ColumnUse.Description => "Descriptions",
            ColumnUse.Domain => "Domains",
            ColumnUse.Identifier => "Numbers or control IDs",
            ColumnUse.Parties => "Who is responsible",
            ColumnUse.Marks => "Marks of a party",
            ColumnUse.Notes => "Notes of a party",
            ColumnUse.MarkedNotes => "Notes of a party that takes part",
            _ => PartWords.NotApplicableFirst,
        };

    public static string Of(DomainSource source) =>
        source switch
        {
            DomainSource.One => "One domain for all rows",
            DomainSource.Column => "From the column of domains",
            DomainSource.TitleRows => "From rows that have only a title",
            _ => "From the beginning of the control IDs",
        };

    public static string Of(MarkMeaning? meaning) =>
        meaning switch
        {
            null => "Choose…",
            MarkMeaning.Marked => "Takes part; alone, it is the accountable party",
            MarkMeaning.Accountable => "Is accountable",
            MarkMeaning.Contributing => "Contributes",
            MarkMeaning.NotInvolved => "Is not involved",
            _ => PartWords.NotApplicableFirst,
        };
}
