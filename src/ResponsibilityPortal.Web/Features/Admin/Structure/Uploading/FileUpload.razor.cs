using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Uploading;

/// <summary>Receives a file from the browser within the limits of the portal.</summary>
public sealed partial class FileUpload : IDisposable
{
    /// <summary>How often the progress is shown while a file arrives.</summary>
    private const int Steps = 50;

    private const int PieceBytes = 64 * 1_024;

    private const string Incomplete = "The file couldn't be read completely. Choose it again.";

    private readonly CancellationTokenSource _leaving = new();
    private bool _isReady;
    private string? _name;
    private long _size;
    private long _received;
    private bool _isReading;

    [Parameter, EditorRequired]
    public required string Id { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>The kinds of files, as in the attribute of the same name.</summary>
    [Parameter, EditorRequired]
    public required string Accept { get; set; }

    [Parameter, EditorRequired]
    public required int MaxBytes { get; set; }

    /// <summary>Why a larger file is refused, and what to do.</summary>
    [Parameter, EditorRequired]
    public required string TooLarge { get; set; }

    [Parameter]
    public bool Disabled { get; set; }

    /// <summary>Called before a file is received.</summary>
    [Parameter]
    public EventCallback OnStart { get; set; }

    /// <summary>Reads a file that arrived, or shows why it didn't.</summary>
    [Parameter, EditorRequired]
    public required EventCallback<ReceivedFile> OnReceived { get; set; }

    [Inject]
    public required UploadLimit Limit { get; set; }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <summary>A file that is chosen before the browser listens for it would be lost, without a word.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            // The field begins to listen after this component was rendered.
            await Task.Yield();
            _isReady = true;
            StateHasChanged();
        }
    }

    private async Task ReceiveAsync(InputFileChangeEventArgs chosen)
    {
        var leaving = _leaving.Token;
        (_name, _size, _received, _isReading) = (chosen.File.Name, chosen.File.Size, 0, false);
        await OnStart.InvokeAsync();
        try
        {
            using var held = _size > MaxBytes ? null : Limit.Hold(_size);
            var file =
                _size > MaxBytes ? Refused(TooLarge)
                : held is null ? Refused(UploadLimit.Busy)
                : await ArriveAsync(chosen.File, leaving);
            using var turn = file.Problem is null ? await Limit.TakeTurnAsync(leaving) : null;
            file = file.Problem is null && turn is null ? Refused(UploadLimit.Busy) : file;
            _isReading = true;
            StateHasChanged();
            await OnReceived.InvokeAsync(file);
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // The page is gone, and with it everything that the file was for.
        }
        finally
        {
            _name = null;
        }

        ReceivedFile Refused(string problem) => new(chosen.File.Name, ReadOnlyMemory<byte>.Empty, problem, leaving);
    }

    private async Task<ReceivedFile> ArriveAsync(IBrowserFile file, CancellationToken leaving)
    {
        var bytes = new byte[_size];
        try
        {
            await using var stream = file.OpenReadStream(MaxBytes, leaving);
            var shown = 0L;
            while (
                _received < _size
                && await stream.ReadAsync(bytes.AsMemory((int)_received, (int)Math.Min(PieceBytes, _size - _received)), leaving)
                    is var count and > 0
            )
            {
                _received += count;
                if (_received - shown >= _size / Steps)
                {
                    shown = _received;
                    StateHasChanged();
                }
            }
        }
        catch (Exception exception) when (exception is IOException or JSException or JSDisconnectedException)
        {
            _received = 0;
        }

        return _received == _size
            ? new ReceivedFile(file.Name, bytes, null, leaving)
            : new ReceivedFile(file.Name, ReadOnlyMemory<byte>.Empty, Incomplete, leaving);
    }
}
