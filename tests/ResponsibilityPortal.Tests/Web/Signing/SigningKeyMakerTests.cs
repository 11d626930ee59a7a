using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Tests.Web.Signing;

public sealed class SigningKeyMakerTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, "PDF exports are refused: ")]
    [InlineData(0, null)]
    [InlineData(-1, null)]
    public async Task Start_WithACertificateThatIsNotValidYet_LogsThatExportsAreRefused(int days, string? words)
    {
        using var data = new TemporaryDirectory();
        using var certificate = TestCertificates.Make("Young", from: Now.AddDays(days));
        await File.WriteAllTextAsync(data.File("young.pem"), TestCertificates.PemOf(certificate), TestContext.Current.CancellationToken);
        await using var host = PortalHost.Start(
            data,
            new FakeTimeProvider(Now),
            ("Portal:Seed", "none"),
            ("Pdf:Certificate", data.File("young.pem"))
        );
        var (lifetime, log) = (new StartedLifetime(), new RecordingLogger());
        var maker = new SigningKeyMaker(host.Services.GetRequiredService<SigningKeys>(), lifetime, log);
        await maker.StartAsync(TestContext.Current.CancellationToken);
        await maker.StopAsync(TestContext.Current.CancellationToken);

        if (words is null)
        {
            Assert.Empty(log.Messages);
        }
        else
        {
            var (level, message) = Assert.Single(log.Messages);
            Assert.Equal(LogLevel.Error, level);
            Assert.StartsWith(words, message, StringComparison.Ordinal);
            Assert.Contains("valid only from 2026-03-02 00:00 UTC", message, StringComparison.Ordinal);
        }
    }

    /// <summary>Acts like a portal that already listens: work that waits for that runs at once, and the key exists.</summary>
    private sealed class StartedLifetime : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted { get; } = new(canceled: true);

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => throw new NotSupportedException();
    }

    private sealed class RecordingLogger : ILogger<SigningKeyMaker>
    {
        public ConcurrentQueue<(LogLevel Level, string Message)> Messages { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Messages.Enqueue((logLevel, formatter(state, exception)));
    }
}
