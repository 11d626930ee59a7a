using System.Diagnostics;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>Describes the outcome of a publication for the user who requested it.</summary>
internal static class PublishWords
{
    public static string Of(PublishOutcome outcome) =>
        outcome switch
        {
            PublishOutcome.Published(var version, _) => $"Version {version.Number} is published.",
            PublishOutcome.Unchanged => "The draft is the same as the latest version. Nothing was published.",
            PublishOutcome.Incomplete(var gaps) =>
                $"{Wording.Count(gaps.Count, "cell is", "cells are")} {PartWords.NotYetAssessed}. Nothing was published.",
            PublishOutcome.Stale(var latest) =>
                $"Version {latest} has been published in the meantime. Nothing was published. Review the latest state first.",
            PublishOutcome.Changed => "The draft has changed since you opened it. Nothing was published. Review the latest state first.",
            PublishOutcome.Unexplained(var cells) =>
                $"Accountability moves in {Wording.Count(cells.Count, "cell", "cells")} without a reason. Nothing was published. Enter a "
                    + "reason.",
            PublishOutcome.OwnEdits =>
                "A second approver is required: an approver who edited none of this content and did not start its publication. Nothing "
                    + "was published.",
            PublishOutcome.Invalid(var problem) => problem,
            PublishOutcome.NotDone(var refusal) => RefusalWords.Of(refusal),
            _ => throw new UnreachableException(),
        };
}
