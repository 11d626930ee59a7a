using System.Net;
using System.Net.Sockets;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Cli;

/// <summary>A setting that can't work ends the start with a sentence that names it, and without a stack trace.</summary>
public sealed class StartRefusalTests : IDisposable
{
    /// <summary>A start that isn't refused would run forever.</summary>
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("The setting 'urls' has '127.0.0.1:5449'", "--urls", "127.0.0.1:5449")]
    [InlineData("The setting 'urls' has 'ftp://localhost'", "--urls", "http://localhost:0;ftp://localhost")]
    [InlineData("The setting 'urls' has 'http://127.0.0.1:70000'", "--urls", "http://127.0.0.1:70000")]
    [InlineData("The setting 'urls' has 'http://localhost:x'", "--urls", "http://localhost:x")]
    [InlineData("The setting 'http_ports' has 'abc'", "--http_ports", "abc")]
    [InlineData("The setting 'https_ports' has '65536'", "--https_ports", "443;65536")]
    [InlineData("The setting 'Kestrel:Endpoints:Public:Url' has 'localhost'", "--Kestrel:Endpoints:Public:Url=localhost")]
    [InlineData("An https address needs a certificate", "--urls", "https://127.0.0.1:0")]
    [InlineData(
        "The certificate for https can't be used",
        "--urls",
        "https://127.0.0.1:0",
        "--Kestrel:Certificates:Default:Path=missing.pem"
    )]
    [InlineData("The server can't listen on http://203.0.113.7:5449", "--urls", "http://203.0.113.7:5449")]
    [InlineData("A setting under Serilog can't be used. The value Loud", "--Serilog:MinimumLevel:Default=Loud")]
    [InlineData("Portal:FourEye isn't a setting.", "--Portal:FourEye=true")]
    [InlineData("'Portal:FourEyes'", "--Portal:FourEyes=maybe")]
    [InlineData("Portal:PublicUrl must be", "--Portal:PublicUrl=nonsense")]
    public async Task Start_WithSettingThatCannotWork_NamesItWithoutStackTrace(string expected, params string[] settings)
    {
        var (code, said) = await StartAsync(settings);
        Assert.Equal(1, code);
        Assert.Contains(expected, said, StringComparison.Ordinal);
        AssertOneSentence(said);
    }

    [Fact]
    public async Task Start_WhereAnotherProgramListens_SaysSoWithoutStackTrace()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var (code, said) = await StartAsync("--urls", $"http://{other.LocalEndpoint}");
        Assert.Equal(1, code);
        Assert.Contains($"{other.LocalEndpoint}", said, StringComparison.Ordinal);
        Assert.Contains("Stop the program that listens there", said, StringComparison.Ordinal);
        AssertOneSentence(said);
    }

    private Task<(int Code, string Said)> StartAsync(params string[] settings) =>
        ConsoleUse
            .RunAsync([.. settings, $"--Portal:DataDirectory={_data.Path}", "--Portal:Seed=none"])
            .WaitAsync(Timeouts.Hang, TestContext.Current.CancellationToken);

    private static void AssertOneSentence(string said)
    {
        Assert.Contains("The portal cannot start.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", said, StringComparison.Ordinal);
    }
}
