using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Formats.Pdf.Stamping;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Stamping;
using ResponsibilityPortal.Web.Signing;
using ResponsibilityPortal.Web.Stamping;

namespace ResponsibilityPortal.Tests.Web.Stamping;

/// <summary>A kept stamp that can't be used is judged once, counted, and replaced by the next one.</summary>
public sealed class KeptStampsTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _data = new();
    private readonly Messages _log = new();
    private TimeStampResponder _server = null!;
    private DataDirectory _directory = null!;
    private KeptStamps _kept = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TimeStampResponder.StartAsync();
        _directory = DataDirectory.Take(_data.Path, "Portal:DataDirectory");
        _kept = new KeptStamps(_directory, new TrustedStamps(Options.Create(OptionsOf(_server)), new PlainEnvironment("/")), _log);
    }

    public async ValueTask DisposeAsync()
    {
        _directory.Dispose();
        await _server.DisposeAsync();
        _data.Dispose();
    }

    [Theory]
    [InlineData("damaged")]
    [InlineData("of a server that is no longer trusted")]
    public async Task UnfitStamp_AskedForAgain_IsReadAndJudgedOnce(string what)
    {
        await using var other = await TimeStampResponder.StartAsync(await TimeStampAuthority.MakeOtherAsync());
        WriteFile("tag", what == "damaged" ? "no stamp"u8.ToArray() : await StampAsync(other));

        Assert.Equal([null, null, null], Enumerable.Range(0, 3).Select(_ => _kept.Find("tag")));

        Assert.Equal((1, 1), (_log.Count, _kept.UnfitCount));
    }

    [Fact]
    public async Task UnfitStamp_ReplacedByANewOne_IsNoProblemAnyMore()
    {
        WriteFile("tag", "no stamp"u8.ToArray());
        Assert.Null(_kept.Find("tag"));
        var stamp = await StampAsync(_server);

        _kept.Keep("tag", stamp);

        Assert.Equal(stamp, _kept.Find("tag")!.Value.ToArray());
        Assert.Equal(0, _kept.UnfitCount);
    }

    private void WriteFile(string tag, byte[] stamp)
    {
        Directory.CreateDirectory(_data.File(KeptStamps.DirectoryName));
        File.WriteAllBytes(Path.Combine(_data.File(KeptStamps.DirectoryName), $"{tag}.tst"), stamp);
    }

    private static async Task<byte[]> StampAsync(TimeStampResponder server)
    {
        var options = Options.Create(OptionsOf(server));
        using var asked = new TimeStampServer(options, new TrustedStamps(options, new PlainEnvironment("/")));
        return Assert
            .IsType<TimeStampAnswer.Granted>(await asked.AskAsync(new byte[] { 1 }, TestContext.Current.CancellationToken))
            .Stamp.ToArray();
    }

    private static PdfOptions OptionsOf(TimeStampResponder server) =>
        new() { TimeStampServer = server.Address, TimeStampCertificate = server.Authority.CertificateFile };

    private sealed class Messages : ILogger<KeptStamps>
    {
        public int Count { get; private set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Count++;
    }
}
