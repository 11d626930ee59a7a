using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Pdf.Layout;

/// <summary>A paragraph: spans that run on, broken into lines where the width ends.</summary>
public sealed record TextBlock(params IReadOnlyList<TextSpan> Spans)
{
    public TextBlock(string text, TextStyle style)
        : this([new TextSpan(text, style)])
    {
    }

    /// <summary>Points left free at the left of every line.</summary>
    public double Indent { get; init; }

    /// <summary>Points left free above it, unless it stands first.</summary>
    public double SpaceBefore { get; init; }

    /// <summary>Whether it must stand on the page of what follows it. For paragraphs of a <see cref="Flow"/>, not of cells.</summary>
    public bool KeepsWithNext { get; init; }

    /// <summary>Stands before the first line; the lines begin to the right of it.</summary>
    public Badge? Badge { get; init; }
}
