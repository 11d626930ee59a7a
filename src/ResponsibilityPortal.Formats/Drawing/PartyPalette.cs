using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Drawing;

/// <summary>
/// The colours of parties. A party has the colours of its position in the matrix, because parties are data and the program doesn't know
/// any of them.
/// </summary>
/// <remarks>
/// The first three differ in luminance by steps, so that three parties remain distinct in a black-and-white print. The other five maximise
/// the smallest distance (CIEDE2000) to every other position under normal, protan, deutan and tritan vision. Candidates keep the contrasts,
/// are neither grey nor black, and have one hue in both themes. They are ordered so that four or five parties are further apart than eight.
/// The tests check the figures.
/// </remarks>
public static class PartyPalette
{
    private const string White = "#FFFFFF";
    private const string NearBlack = "#14141C";

    public static ValueList<PartyColors> All { get; } =
    [
        new("#0067D9", White, "#BFE3FF", NearBlack, PartyPattern.Solid),
        new("#7A3200", White, "#F29B4F", NearBlack, PartyPattern.Stripes),
        new("#2E0854", White, "#B566F5", NearBlack, PartyPattern.Dots),
        new("#7A7A00", White, "#FFFF4B", NearBlack, PartyPattern.VerticalLines),
        new("#8F527A", White, "#F03C69", NearBlack, PartyPattern.Crosshatch),
        new("#00523D", White, "#009678", NearBlack, PartyPattern.HorizontalLines),
        new("#2814B8", White, "#96A5C3", NearBlack, PartyPattern.OppositeStripes),
        new("#007A52", White, "#4BD2A5", NearBlack, PartyPattern.Checks),
    ];

    /// <param name="position">The party's index among the parties of its matrix, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The position is beyond the most parties that a matrix can have.</exception>
    public static PartyColors For(int position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, Matrix.PartiesMaxCount);
        return All[position];
    }
}
