namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>
/// The turn of one request to write a file. It is interrupted while the client is slow to read, so that slow clients don't keep others from
/// their files. Dispose of it to end it.
/// </summary>
/// <param name="turns">What the turn was taken from.</param>
internal sealed class FileTurn(FileTurns turns) : IDisposable
{
    private bool _isHeld = true;

    /// <summary>Lets others write until a part of the file has been sent, then waits for a turn again.</summary>
    public async Task WaitForAsync(Task sent, CancellationToken cancellationToken)
    {
        Dispose();
        await sent;
        await turns.ContinueAsync(cancellationToken);
        _isHeld = true;
    }

    public void Dispose()
    {
        if (_isHeld)
        {
            _isHeld = false;
            turns.Release();
        }
    }
}
