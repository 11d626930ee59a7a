using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Domain.Versions.Comparing;

/// <summary>
/// The words for duties that stay with a party that now is accountable alone, or now shares accountability. They move between no others.
/// </summary>
public static class StillYours
{
    /// <summary>
    /// Returns the end of a sentence: "alone accountable for 2 duties and jointly accountable with other parties for 1". Null when both
    /// numbers are zero.
    /// </summary>
    public static string? Of(int alone, int jointly)
    {
        var shared = $"{PartWords.JointlyAccountable} with other parties for";
        return (alone, jointly) switch
        {
            (0, 0) => null,
            (0, _) => $"{shared} {Duties(jointly)}",
            (_, 0) => $"alone accountable for {Duties(alone)}",
            _ => string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"alone accountable for {Duties(alone)} and {shared} {jointly:N0}"
            ),
        };
    }

    private static string Duties(int count) => Wording.Count(count, "duty", "duties");
}
