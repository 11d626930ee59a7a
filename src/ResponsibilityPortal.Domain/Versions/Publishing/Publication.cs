using System.Globalization;
using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Domain.Versions.Publishing;

/// <summary>What holds for the message and the date of every publication by people.</summary>
public static class Publication
{
    /// <summary>How far ahead a version may be announced.</summary>
    public static readonly TimeSpan LongestAnnouncement = TimeSpan.FromDays(731);

    /// <summary>So long may a date be past and still mean now: it takes a while to read a page and press a button.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    private const string StubStart = "Back to version ";

    /// <summary>What keeps a message or a date from being taken; null when nothing does.</summary>
    /// <param name="inForceFrom">From when the version is to hold; null for now.</param>
    public static string? ProblemOf(string message, DateTimeOffset? inForceFrom, DateTimeOffset now)
    {
        message = message.Trim();
        if (message.Length is 0 or > MatrixVersion.MessageMaxLength)
        {
            return message.Length == 0
                ? "Say in a message why the version is published; readers see it."
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
            : date < now - Grace ? "The date from which the version is to hold has passed. Publish it now, or choose a later date."
            : date > now + LongestAnnouncement ? "A version can be announced two years ahead at most."
            : null;
    }

    /// <summary>What the message of a publication that goes back to an earlier version starts with.</summary>
    public static string StubFor(int version) => string.Create(CultureInfo.InvariantCulture, $"{StubStart}{version}: ");

    private static bool IsStub(string message) =>
        message.StartsWith(StubStart, StringComparison.Ordinal) && !message.AsSpan(StubStart.Length).TrimEnd(": ").ContainsAnyExceptInRange('0', '9');
}
