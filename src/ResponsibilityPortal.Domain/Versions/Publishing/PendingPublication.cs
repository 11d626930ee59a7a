namespace ResponsibilityPortal.Domain.Versions.Publishing;

/// <summary>The users behind a version that is about to be published. A token counts as the user who created it.</summary>
public sealed record PendingPublication
{
    /// <summary>Whether the portal requires a second approver.</summary>
    public required bool RequiresSecondApprover { get; init; }

    /// <summary>Whether the portal has no users yet, so that no user can approve: the import at the first start.</summary>
    public bool IsFirstStart { get; init; }

    /// <summary>The IDs of the users who edited the content, and of the user who started a publication without edits.</summary>
    public required IReadOnlyCollection<string> Contributors { get; init; }

    /// <summary>The ID of the user who publishes.</summary>
    public required string Publisher { get; init; }

    /// <summary>Whether the publisher reviewed exactly this content. Programs, imports and direct publications have not.</summary>
    public bool IsReviewedByPublisher { get; init; }

    /// <summary>The ID of the user who approved exactly this content; null for none.</summary>
    public string? Approver { get; init; }

    /// <summary>Decides whether the version may be published, and who approved it. Every publication calls this.</summary>
    public PublishDecision Decide()
    {
        if (!RequiresSecondApprover)
        {
            return Approver is null ? PublishDecision.WithoutApproval : PublishDecision.Approved;
        }

        if (IsFirstStart)
        {
            return PublishDecision.WithoutApproval;
        }

        // Without a known contributor, nothing shows that two users were involved.
        var rule = new SecondApproverRule(RequiresSecondApprover, Contributors);
        if (Contributors.Count == 0 || rule.Bars(Publisher))
        {
            return PublishDecision.Refused;
        }

        return Approver is not null && !rule.Bars(Approver) ? PublishDecision.Approved
            : IsReviewedByPublisher ? PublishDecision.ApprovedByPublisher
            : PublishDecision.Refused;
    }
}
