using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Pdf.Layout;

/// <summary>A paragraph: consecutive spans, broken into lines at the width.</summary>
public sealed record TextBlock(params IReadOnlyList<TextSpan> Spans)
{
    public TextBlock(string text, TextStyle style)
        : this([new TextSpan(text, style)]) { }

    /// <summary>The points to the left of every line.</summary>
    public double Indent { get; init; }

    /// <summary>The points above the paragraph, unless it is the first.</summary>
    public double SpaceBefore { get; init; }

    /// <summary>Whether it must be on the page of the next block. For paragraphs of a <see cref="Flow"/>, not of cells.</summary>
    public bool KeepsWithNext { get; init; }

    /// <summary>The badge before the first line. The lines begin to the right of it.</summary>
    public Badge? Badge { get; init; }
}
