namespace ResponsibilityPortal.Web.Features.Publishing;

/// <summary>What somebody types to publish a draft.</summary>
public sealed class PublishForm
{
    /// <summary>Stays while the same publication is tried, so that a second press cannot publish twice.</summary>
    public Guid OperationId { get; set; } = Guid.CreateVersion7();

    public string Message { get; set; } = "";

    public bool IsAnnounced { get; set; }

    /// <summary>The day, UTC.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>The time of day, UTC.</summary>
    public TimeOnly Time { get; set; }

    public string MoveReason { get; set; } = "";

    /// <summary>Null for now. An announcement without a day is one of long ago, which no publication takes.</summary>
    public DateTimeOffset? InForceFrom => !IsAnnounced ? null : Day is { } day ? new DateTimeOffset(day, Time, TimeSpan.Zero) : DateTimeOffset.UnixEpoch;
}
