namespace ResponsibilityPortal.Pdf.Drawing;

/// <summary>The fill of a surface.</summary>
public abstract record Paint
{
    private Paint() { }

    /// <summary>One colour.</summary>
    public sealed record Plain(PdfColor Color) : Paint;

    /// <summary>A repeated tile (ISO 32000-1, 8.7.3). Two patterns are the same only if they are the same object.</summary>
    /// <param name="Size">Width and height of the tile in points.</param>
    /// <param name="Draw">Draws one tile with its lower left corner at 0, 0.</param>
    public sealed record Pattern(double Size, Action<Canvas> Draw) : Paint
    {
        /// <summary>
        /// The colour under the tiles; null for none. Tiles with their own ground show seams where they meet between two printer dots.
        /// </summary>
        public PdfColor? Ground { get; init; }

        public bool Equals(Pattern? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }

    public static implicit operator Paint(PdfColor color) => new Plain(color);
}
