namespace ResponsibilityPortal.Web.Settings;

/// <summary>The portal cannot start as it was told to. The message is for the operator.</summary>
/// <param name="message">What is wrong, and what to do.</param>
/// <param name="details">Each single problem, when there are several.</param>
public sealed class StartRefusedException(string message, IReadOnlyList<string>? details = null)
    : Exception(details is null or [] ? message : $"{message}\n{string.Join('\n', details.Select(detail => $"  {detail}"))}")
{
    /// <summary>The message line by line; a line of it can hold text from a file.</summary>
    public IReadOnlyList<string> Lines { get; } = [message, .. (details ?? []).Select(detail => $"  {detail}")];
}
