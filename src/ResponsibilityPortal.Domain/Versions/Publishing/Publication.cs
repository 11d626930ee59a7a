using System.Globalization;
using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Domain.Versions.Publishing;

/// <summary>The rules for the message and the date of every publication by a user.</summary>
public static class Publication
{
    /// <summary>How far in the future an announced version can take effect.</summary>
    public static readonly TimeSpan LongestAnnouncement = TimeSpan.FromDays(731);

    /// <summary>How far in the past a date may be and still mean now. Reading a page and pressing a button takes a while.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    private const string StubStart = "Back to version ";

    /// <summary>Returns why a message or a date isn't accepted; null when both are.</summary>
    /// <param name="inForceFrom">When the version takes effect; null for now.</param>
    public static string? ProblemOf(string message, DateTimeOffset? inForceFrom, DateTimeOffset now)
    {
        message = message.Trim();
        if (message.Length is 0 or > MatrixVersion.MessageMaxLength)
        {
            return message.Length == 0
                ? "Enter a message that says why the version is published. Readers see it."
                : $"The message has {message.Length:N0} characters; at most {MatrixVersion.MessageMaxLength:N0} are allowed.";
        }

        if (IsStub(message))
        {
            return "Complete the message: say why this content is published again.";
        }

        if (TextRule.ProblemOf(message, severalLines: true) is { } problem)
        {
            return $"The message {problem}";
        }

        return inForceFrom is not { } date ? null
            : date < now - Grace ? "The date from which the version is to be in force has passed. Publish it now, or choose a later date."
            : date > now + LongestAnnouncement ? "A version can be announced at most two years ahead."
            : null;
    }

    /// <summary>Returns the start of the message for a publication that restores an earlier version.</summary>
    public static string StubFor(int version) => string.Create(CultureInfo.InvariantCulture, $"{StubStart}{version}: ");

    private static bool IsStub(string message) =>
        message.StartsWith(StubStart, StringComparison.Ordinal)
        && !message.AsSpan(StubStart.Length).TrimEnd(": ").ContainsAnyExceptInRange('0', '9');
}
