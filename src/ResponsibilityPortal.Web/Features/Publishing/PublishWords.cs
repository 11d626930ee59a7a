using ResponsibilityPortal.Domain.Publishing;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Web.Features.Publishing;

/// <summary>What publishing came to, for whoever pressed the button.</summary>
internal static class PublishWords
{
    public static string Of(PublishOutcome outcome) => outcome switch
    {
        PublishOutcome.Published(var version, _) => $"Version {version.Number} is published.",
        PublishOutcome.Unchanged => "The draft says what the latest version says. Nothing was published.",
        PublishOutcome.Incomplete(var gaps) => $"{Wording.Count(gaps.Count, "cell has", "cells have")} no accountable party. Nothing was published.",
        PublishOutcome.Stale(var latest) => $"Version {latest} has been published in the meantime. Nothing was published; look at the draft as it is now.",
        PublishOutcome.Changed => "The draft has been edited since you looked. Nothing was published; look at it as it is now.",
        PublishOutcome.Unexplained(var cells) => $"Accountability moves in {Wording.Count(cells.Count, "cell", "cells")} without a reason. Nothing was published; say why.",
        PublishOutcome.OwnEdits => "The draft holds edits of yours, so somebody else has to publish it. Nothing was published.",
        PublishOutcome.Invalid(var problem) => problem,
        PublishOutcome.Missing => "There is no such draft any longer, or what it stands on is damaged.",
        _ => "Your account may not publish.",
    };
}
