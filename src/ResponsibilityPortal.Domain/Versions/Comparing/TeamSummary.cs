using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Domain.Versions.Comparing;

/// <summary>Summarizes the changes between two versions in one sentence for the team: in the third person, without zeros.</summary>
public static class TeamSummary
{
    /// <summary>"3 duties move to the customer, 1 leaves the customer, wording changes in 2 duties."</summary>
    public static string Of(VersionComparison comparison)
    {
        List<string> parts = [];
        if (comparison.You is { } you)
        {
            var name = you.Slug == Party.ReaderSlug ? "the customer" : you.Name;
            Add(comparison.BecomeYours.Count, $"duty moves to {name}", $"duties move to {name}");
            Add(comparison.LeaveYou.Count, $"duty leaves {name}", $"duties leave {name}");
            if (StillYours.Of(comparison.BecomeYoursAlone.Count, comparison.BecomeJointlyYours.Count) is { } words)
            {
                parts.Add($"{name} {PartWords.Is(name)} now {words}");
            }
        }

        var others = comparison.You is null ? "parties" : "other parties";
        Add(comparison.MoveBetweenOthers.Count, $"duty moves between {others}", $"duties move between {others}");
        Add(comparison.ChangeContributors.Count, "duty gets other contributors", "duties get other contributors");
        Add(comparison.ChangeWording.Count, "duty changes in wording only", "duties change in wording only");
        Add(comparison.Added.Count, "duty is added", "duties are added");
        Add(comparison.Retired.Count, "duty is removed", "duties are removed");
        Add(comparison.Moved.Count, "duty moves within its domain", "duties move within their domain");
        parts.AddRange(comparison.AddedModels.Select(model => $"the {comparison.ColumnKind.Singular} {model.Name} is added"));
        parts.AddRange(comparison.RemovedModels.Select(model => $"the {comparison.ColumnKind.Singular} {model.Name} is removed"));

        // Hosting models are named above.
        Add(
            comparison.MatrixChanges.Count - comparison.AddedModels.Count - comparison.RemovedModels.Count,
            "change of structure or texts",
            "changes of structure or texts"
        );
        return parts.Count == 0 ? "Nothing changes." : $"{Capitalized(string.Join(", ", parts))}.";

        void Add(int count, string one, string many)
        {
            if (count > 0)
            {
                parts.Add(Wording.Count(count, one, many));
            }
        }
    }

    private static string Capitalized(string sentence) => $"{char.ToUpperInvariant(sentence[0])}{sentence[1..]}";
}
