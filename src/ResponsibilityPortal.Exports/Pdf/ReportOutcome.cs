using System.Text;

namespace ResponsibilityPortal.Exports.Pdf;

/// <summary>What asking for a report can come to.</summary>
public abstract record ReportOutcome
{
    private ReportOutcome()
    {
    }

    /// <param name="Bytes">The finished file.</param>
    public sealed record Written(byte[] Bytes) : ReportOutcome;

    /// <summary>A text holds a character that no font of the report has. Nothing is printed as a missing glyph, and nothing left out.</summary>
    /// <param name="Where">The text, in words: "the note of Customer in IaaS of 'Patch the OS'".</param>
    public sealed record Unprintable(Rune Character, string Where) : ReportOutcome;

    /// <summary>There is more to print than a report may hold.</summary>
    /// <param name="Reason">What there is too much of, as a sentence.</param>
    public sealed record TooLarge(string Reason) : ReportOutcome;
}
