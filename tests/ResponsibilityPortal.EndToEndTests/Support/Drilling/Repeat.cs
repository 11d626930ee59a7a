using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>Asks a portal again and again.</summary>
internal static class Repeat
{
    /// <param name="ask">Asks once, and returns whether the answer is the expected one.</param>
    /// <exception cref="OperationCanceledException">The portal hangs.</exception>
    public static async Task UntilAsync(Func<Task<bool>> ask)
    {
        using var limit = new CancellationTokenSource(Timeouts.Hang);
        while (!await ask())
        {
            limit.Token.ThrowIfCancellationRequested();
        }
    }
}
