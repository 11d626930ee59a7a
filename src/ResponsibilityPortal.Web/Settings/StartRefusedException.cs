namespace ResponsibilityPortal.Web.Settings;

/// <summary>Thrown when the portal can't start with its settings or arguments. The message is for the operator.</summary>
/// <param name="message">What is wrong, and what to do.</param>
/// <param name="details">The individual problems, when there are several.</param>
public sealed class StartRefusedException(string message, IReadOnlyList<string>? details = null)
    : Exception(details is null or [] ? message : $"{message}\n{string.Join('\n', details.Select(detail => $"  {detail}"))}")
{
    /// <summary>The lines of the message. A line can contain text from a file.</summary>
    public IReadOnlyList<string> Lines { get; } = [message, .. (details ?? []).Select(detail => $"  {detail}")];
}
