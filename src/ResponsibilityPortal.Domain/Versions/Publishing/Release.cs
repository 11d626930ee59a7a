namespace ResponsibilityPortal.Domain.Versions.Publishing;

/// <summary>The people behind a version that is about to be published. A token counts as the user who created it.</summary>
public sealed record Release
{
    /// <summary>Whether the portal requires a second approver.</summary>
    public required bool RequiresSecondApprover { get; init; }

    /// <summary>Whether the portal has no users yet, so that none can approve: the import at the first start.</summary>
    public bool IsFirstStart { get; init; }

    /// <summary>Ids of the users who edited the content, and of the user who started a publication that nobody edited.</summary>
    public required IReadOnlyCollection<string> Contributors { get; init; }

    /// <summary>Id of the user who publishes.</summary>
    public required string Publisher { get; init; }

    /// <summary>Whether the publisher reviewed exactly this content. Programs, imports and direct publications have not.</summary>
    public bool IsReviewedByPublisher { get; init; }

    /// <summary>Id of the user who approved exactly this content; null for none.</summary>
    public string? Approver { get; init; }

    /// <summary>Decides whether the version may be published, and who approved it. Every way to a version asks here.</summary>
    public ReleaseDecision Decide()
    {
        if (!RequiresSecondApprover)
        {
            return Approver is null ? ReleaseDecision.WithoutApproval : ReleaseDecision.Approved;
        }

        if (IsFirstStart)
        {
            return ReleaseDecision.WithoutApproval;
        }

        // Without a known contributor, nothing shows that there are two people.
        var rule = new SecondApproverRule(RequiresSecondApprover, Contributors);
        if (Contributors.Count == 0 || rule.Bars(Publisher))
        {
            return ReleaseDecision.Refused;
        }

        return Approver is not null && !rule.Bars(Approver) ? ReleaseDecision.Approved
            : IsReviewedByPublisher ? ReleaseDecision.ApprovedByPublisher
            : ReleaseDecision.Refused;
    }
}
