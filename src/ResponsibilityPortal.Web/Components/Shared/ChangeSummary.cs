using ResponsibilityPortal.Domain.Comparing;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Components.Shared;

/// <summary>What changed between two versions, in one sentence.</summary>
internal static class ChangeSummary
{
    /// <summary>"2 duties become yours, 1 leaves you, 0 move between others, ..."</summary>
    public static string Of(VersionComparison comparison)
    {
        List<string> parts = [];
        if (comparison.You is { } you)
        {
            var isReader = you.Slug == Party.ReaderSlug;
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
        return $"{string.Join(", ", parts)}.";
    }
}
