using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Domain.Versions.Comparing;

/// <summary>
/// What changed between two versions, in words for the party that the comparison is for. What did not change is left out.
/// </summary>
public static class ChangeSummary
{
    /// <summary>Returns sentences: "You take on 2 duties and hand over 1. 3 duties move between others, 1 is reworded."</summary>
    public static string Of(VersionComparison comparison)
    {
        List<string> clauses = [.. ClausesOf(comparison)];
        var duties =
            clauses.Count > 0 ? string.Join(' ', clauses.Select(clause => $"{char.ToUpperInvariant(clause[0])}{clause[1..]}."))
            : comparison.MatrixChanges.Count > 0 ? "No duty changes."
            : "Nothing changes.";
        return comparison.ChangesSynonyms ? $"{duties} The synonyms for the search change." : duties;
    }

    /// <summary>
    /// Returns the same as the end of a sentence, without its full stop: "you take on 2 duties and hand over 1; 3 duties move between
    /// others".
    /// </summary>
    public static string Meaning(VersionComparison comparison) =>
        string.Join("; ", ClausesOf(comparison)) is { Length: > 0 } clauses ? clauses : "no duty changes";

    private static IEnumerable<string> ClausesOf(VersionComparison comparison)
    {
        if (comparison.You is { } you && HandsOf(comparison, you) is { } hands)
        {
            yield return hands;
        }

        if (comparison.You is { } party && SharingOf(comparison, party) is { } sharing)
        {
            yield return sharing;
        }

        if (string.Join(", ", OthersOf(comparison)) is { Length: > 0 } others)
        {
            yield return others;
        }
    }

    /// <summary>"you take on 2 duties and hand over none"; null when nothing moves to or from the party.</summary>
    private static string? HandsOf(VersionComparison comparison, Party you)
    {
        var (taken, handed) = (comparison.BecomeYours.Count, comparison.LeaveYou.Count);
        var (name, isReader) = NameOf(you);
        var (takes, hands) = isReader ? ("take on", "hand over") : ("takes on", "hands over");
        return (taken, handed) switch
        {
            (0, 0) => null,
            (0, _) => $"{name} {hands} {Duties(handed)} and {takes} none",
            (_, 0) => $"{name} {takes} {Duties(taken)} and {hands} none",
            _ => $"{name} {takes} {Duties(taken)} and {hands} {handed}",
        };
    }

    /// <summary>
    /// "you are now alone accountable for 2 duties and jointly accountable with other parties for 1"; null when the party shares nothing
    /// more and nothing less.
    /// </summary>
    private static string? SharingOf(VersionComparison comparison, Party you)
    {
        var (name, isReader) = NameOf(you);
        return StillYours.Of(comparison.BecomeYoursAlone.Count, comparison.BecomeJointlyYours.Count) is { } words
            ? $"{name} {(isReader ? "are" : "is")} now {words}"
            : null;
    }

    /// <summary>Returns the name within a sentence, and whether it takes the verb of "you".</summary>
    private static (string Name, bool TakesPlural) NameOf(Party you) =>
        you.Slug == Party.ReaderSlug ? ("you", true) : (PartyPhrase.Of(you.Name), PartWords.IsPronoun(you.Name));

    private static List<string> OthersOf(VersionComparison comparison)
    {
        List<string> parts = [];
        var others = comparison.You is null ? "parties" : "others";
        Add(comparison.MoveBetweenOthers.Count, $"moves between {others}", $"move between {others}");
        Add(comparison.ChangeContributors.Count, "has different contributors", "have different contributors");
        Add(comparison.ChangeWording.Count, "is reworded", "are reworded");
        Add(comparison.Added.Count, "is added", "are added");
        Add(comparison.Retired.Count, "is retired", "are retired");
        Add(comparison.Moved.Count, "moves within its domain", "move within their domain");
        parts.AddRange(comparison.AddedModels.Select(model => $"the {comparison.ColumnKind.Singular} {model.Name} is new"));
        parts.AddRange(comparison.RemovedModels.Select(model => $"the {comparison.ColumnKind.Singular} {model.Name} is removed"));
        return parts;

        void Add(int count, string one, string many)
        {
            if (count > 0)
            {
                // Only the first count names the duties.
                var (duty, duties) = parts.Count == 0 ? ("duty ", "duties ") : ("", "");
                parts.Add(Wording.Count(count, $"{duty}{one}", $"{duties}{many}"));
            }
        }
    }

    private static string Duties(int count) => Wording.Count(count, "duty", "duties");
}
