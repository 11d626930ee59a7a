using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Formats.Markdown;

/// <summary>Says in Markdown what one party does in a cell.</summary>
internal static class PartText
{
    /// <summary>Returns whether a cell says anything of a party.</summary>
    public static bool IsSaid(Assignment cell, string party) => cell.PartOf(party) != Part.None || cell.NoteOf(party) is not null;

    /// <summary>Returns the party's part, with its note. In a cell that is not yet assessed, a party can have a note alone.</summary>
    /// <param name="name">The name of the party in Markdown.</param>
    /// <param name="isStrong">Whether accountable parties are in bold.</param>
    public static string Of(Assignment cell, string party, string name, bool isStrong)
    {
        var part = cell.PartOf(party);
        var words = part == Part.None && !cell.IsAssessed ? name : $"{name} {PartWords.Of(part, name)}";
        return (isStrong && part >= Part.JointlyAccountable ? $"**{words}**" : words)
            + (cell.NoteOf(party) is { } note ? $": {MarkdownText.OnOneLine(note)}" : "");
    }
}
