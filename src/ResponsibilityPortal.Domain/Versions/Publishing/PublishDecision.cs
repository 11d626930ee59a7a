namespace ResponsibilityPortal.Domain.Versions.Publishing;

/// <summary>Whether a version may be published, and who approved it.</summary>
public enum PublishDecision
{
    /// <summary>A second approver is required and missing.</summary>
    Refused,

    /// <summary>It may be published, and its record names no approver.</summary>
    WithoutApproval,

    /// <summary>It may be published, and its record names the user who approved it before.</summary>
    Approved,

    /// <summary>It may be published, and publishing it is the approval. The log records that approval too.</summary>
    ApprovedByPublisher,
}
