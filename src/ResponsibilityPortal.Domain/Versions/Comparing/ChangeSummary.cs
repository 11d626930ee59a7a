using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Domain.Versions.Comparing;

/// <summary>What changed between two versions, in one sentence.</summary>
public static class ChangeSummary
{
    /// <summary>"2 duties become yours, 1 leaves you, 0 move between others, ..."</summary>
    public static string Of(VersionComparison comparison)
    {
        List<string> parts = [];
        if (comparison.You is { } you)
        {
            var isReader = you.Slug == Party.ReaderSlug || PartWords.IsYou(you.Name);
            var (yours, left) = isReader ? ("yours", "you") : ($"{you.Name}'s", you.Name);
            parts.Add(Wording.Count(comparison.BecomeYours.Count, $"duty becomes {yours}", $"duties become {yours}"));
            parts.Add(Wording.Count(comparison.LeaveYou.Count, $"leaves {left}", $"leave {left}"));
        }

        var others = comparison.You is null ? "parties" : "others";
        parts.Add(Wording.Count(comparison.MoveBetweenOthers.Count, $"moves between {others}", $"move between {others}"));
        parts.Add($"{comparison.ChangeContributors.Count} with other contributors");
        parts.Add($"{comparison.ChangeWording.Count} only in other words");
        parts.Add($"{comparison.Added.Count} added");
        parts.Add($"{comparison.Retired.Count} retired");
        if (comparison.Moved.Count > 0)
        {
            parts.Add($"{comparison.Moved.Count} moved within their domain");
        }

        parts.AddRange(ModelsOf(comparison));
        return $"{string.Join(", ", parts)}.";
    }

    /// <summary>What a version to come means, as the end of a sentence: "2 duties move to you, 1 leaves you".</summary>
    public static string Meaning(VersionComparison comparison)
    {
        List<string> parts = [];
        if (comparison.You is { } you)
        {
            var name = you.Slug == Party.ReaderSlug || PartWords.IsYou(you.Name) ? "you" : you.Name;
            Add(comparison.BecomeYours.Count, $"moves to {name}", $"move to {name}");
            Add(comparison.LeaveYou.Count, $"leaves {name}", $"leave {name}");
        }

        var others = comparison.You is null ? "parties" : "others";
        Add(comparison.MoveBetweenOthers.Count, $"moves between {others}", $"move between {others}");
        Add(comparison.ChangeContributors.Count, "gets other contributors", "get other contributors");
        Add(comparison.ChangeWording.Count, "changes only in words", "change only in words");
        Add(comparison.Added.Count, "is added", "are added");
        Add(comparison.Retired.Count, "is retired", "are retired");
        Add(comparison.Moved.Count, "moves within its domain", "move within their domain");
        parts.AddRange(ModelsOf(comparison));
        return parts.Count == 0 ? "no duty changes" : string.Join(", ", parts);

        void Add(int count, string one, string many)
        {
            if (count > 0)
            {
                // What is counted is named once.
                var (duty, duties) = parts.Count == 0 ? ("duty ", "duties ") : ("", "");
                parts.Add(Wording.Count(count, $"{duty}{one}", $"{duties}{many}"));
            }
        }
    }

    private static IEnumerable<string> ModelsOf(VersionComparison comparison) =>
    [
        .. comparison.AddedModels.Select(model => $"the hosting model {model.Name} is new"),
        .. comparison.RemovedModels.Select(model => $"the hosting model {model.Name} is no longer there"),
    ];
}
