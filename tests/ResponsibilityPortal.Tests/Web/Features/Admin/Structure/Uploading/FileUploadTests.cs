using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Structure.Uploading;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Structure.Uploading;

public sealed class FileUploadTests : BunitContext, IAsyncLifetime
{
    private const int MaxBytes = 200_000;

    private readonly UploadLimit _limit = new();
    private readonly TaskCompletionSource<ReceivedFile> _received = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _reading = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _choosing = Task.CompletedTask;

    public FileUploadTests()
    {
        Services.AddSingleton(_limit);
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public async Task File_WithinTheLimits_ArrivesWhole()
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(number => $"{number},"));
        var page = Choose(text);

        var file = await Received();

        Assert.Null(file.Problem);
        Assert.Equal(text, Encoding.UTF8.GetString(file.Bytes.Span));
        await page.WaitForAssertionAsync(
            () => Assert.Contains("Reading table.csv…", page.Markup, StringComparison.Ordinal),
            Timeouts.Hang
        );
        Assert.True(page.Find("input").HasAttribute("disabled"));
        _reading.SetResult();
        await page.WaitForAssertionAsync(() => Assert.Empty(page.FindAll("progress")), Timeouts.Hang);
    }

    [Fact]
    public async Task Field_UntilTheBrowserListens_AcceptsNoFile()
    {
        var field = new FieldStates();
        Services.AddSingleton(field);
        ComponentFactories.Add<InputFile, ObservedField>();
        var page = Show();
        await page.WaitForAssertionAsync(() => Assert.Equal(["disabled", "listens", "enabled"], field.Seen), Timeouts.Hang);
    }

    [Fact]
    public async Task File_ThatIsTooLarge_IsRefusedBeforeItIsSent()
    {
        Choose(new string('x', MaxBytes + 1));

        var file = await Received();

        Assert.Equal(("Too large.", 0), (file.Problem, file.Bytes.Length));
    }

    [Fact]
    public async Task File_WhileOthersTakeTheMemory_IsRefused()
    {
        using var others = _limit.Hold(UploadLimit.HeldMaxBytes);
        Choose("a,b");

        Assert.Equal(UploadLimit.Busy, (await Received()).Problem);
    }

    [Fact]
    public async Task Page_ThatIsLeft_CancelsTheReadingAndReleasesTheMemory()
    {
        Choose(new string('x', MaxBytes));
        var file = await Received();

        await DisposeComponentsAsync();

        Assert.True(file.CancellationToken.IsCancellationRequested);
        _reading.SetResult();
        await _choosing.WaitAsync(Timeouts.Hang, Xunit.TestContext.Current.CancellationToken);
        using var turn = await _limit.TakeTurnAsync(Xunit.TestContext.Current.CancellationToken);
        using var memory = _limit.Hold(UploadLimit.HeldMaxBytes);
        Assert.NotNull(turn);
        Assert.NotNull(memory);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public new async ValueTask DisposeAsync()
    {
        _reading.TrySetResult();
        await _choosing.WaitAsync(Timeouts.Hang);
        await base.DisposeAsync();
        _limit.Dispose();
        GC.SuppressFinalize(this);
    }

    private Task<ReceivedFile> Received() => _received.Task.WaitAsync(Timeouts.Hang, Xunit.TestContext.Current.CancellationToken);

    private IRenderedComponent<FileUpload> Choose(string text)
    {
        var page = Show();
        var input = page.FindComponent<InputFile>();

        // Choosing a file returns only when it has been read, which these tests end themselves.
        _choosing = Task.Run(() => input.UploadFiles(InputFileContent.CreateFromText(text, "table.csv")));
        return page;
    }

    private IRenderedComponent<FileUpload> Show() =>
        Render<FileUpload>(parameters =>
            parameters
                .Add(upload => upload.Id, "file")
                .Add(upload => upload.Label, "A file")
                .Add(upload => upload.Accept, ".csv")
                .Add(upload => upload.MaxBytes, MaxBytes)
                .Add(upload => upload.TooLarge, "Too large.")
                .Add(
                    upload => upload.OnReceived,
                    file =>
                    {
                        _received.SetResult(file);
                        return _reading.Task;
                    }
                )
        );

    /// <summary>What a field for files went through, in order.</summary>
    private sealed class FieldStates
    {
        public List<string> Seen { get; } = [];
    }

    /// <summary>A field for files. As that of the framework, it makes the browser listen after it was rendered.</summary>
    private sealed class ObservedField : ComponentBase
    {
        [Inject]
        public FieldStates States { get; set; } = null!;

        [Parameter]
        public EventCallback<InputFileChangeEventArgs> OnChange { get; set; }

        [Parameter(CaptureUnmatchedValues = true)]
        public IReadOnlyDictionary<string, object>? Attributes { get; set; }

        protected override void OnParametersSet() => States.Seen.Add(Attributes!["disabled"] is true ? "disabled" : "enabled");

        protected override void OnAfterRender(bool firstRender)
        {
            if (firstRender)
            {
                States.Seen.Add("listens");
            }
        }
    }
}
