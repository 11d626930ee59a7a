namespace ResponsibilityPortal.Web.Features.Admin.Structure.Uploading;

/// <summary>A file that the browser has sent, or why it didn't.</summary>
/// <param name="Bytes">Empty when there is a problem.</param>
/// <param name="Problem">What went wrong, and what to do; null for a file that arrived completely.</param>
/// <param name="CancellationToken">Cancelled when the user leaves the page.</param>
public sealed record ReceivedFile(string Name, ReadOnlyMemory<byte> Bytes, string? Problem, CancellationToken CancellationToken);
