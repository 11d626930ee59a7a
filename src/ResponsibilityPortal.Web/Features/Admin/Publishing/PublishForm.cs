using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>The input of an approver who publishes a draft.</summary>
public sealed class PublishForm
{
    /// <summary>The minimum number of letters and digits. A shorter message doesn't explain anything to readers.</summary>
    public const int MessageMinLetters = 5;

    /// <summary>
    /// The operation ID. It stays the same while the same publication is retried, so that pressing the button twice can't publish twice.
    /// </summary>
    public Guid OperationId { get; set; } = Guid.CreateVersion7();

    public string Message { get; set; } = "";

    public bool IsAnnounced { get; set; }

    /// <summary>The day, UTC.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>The time of day, UTC.</summary>
    public TimeOnly Time { get; set; }

    public string MoveReason { get; set; } = "";

    /// <summary>Null for now.</summary>
    public DateTimeOffset? InForceFrom => IsAnnounced && Day is { } day ? new DateTimeOffset(day, Time, TimeSpan.Zero) : null;

    /// <summary>Returns what is missing before the publication can be confirmed; null if nothing is missing.</summary>
    /// <param name="unexplained">The number of accountability changes that have no reason yet.</param>
    public string? Problem(int unexplained)
    {
        var message = Message.Trim();
        return message.Length == 0 ? "Enter a message that tells readers why this version is published."
            : message.EndsWith(':') || message.Count(char.IsLetterOrDigit) < MessageMinLetters
                ? "The message is unfinished. Tell readers what changed and why."
            : message.Length > MatrixVersion.MessageMaxLength
                ? $"The message has {message.Length:N0} characters; at most {MatrixVersion.MessageMaxLength:N0} are allowed."
            : unexplained > 0 && string.IsNullOrWhiteSpace(MoveReason)
                ? "Enter a reason for the changes of accountability that have none yet."
            : IsAnnounced && Day is null ? "Choose a day."
            : null;
    }
}
