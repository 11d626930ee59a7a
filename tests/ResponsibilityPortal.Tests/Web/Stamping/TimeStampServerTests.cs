using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Formats.Pdf.Stamping;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Stamping;
using ResponsibilityPortal.Web.Signing;
using ResponsibilityPortal.Web.Stamping;

namespace ResponsibilityPortal.Tests.Web.Stamping;

/// <summary>A real server's stamp is accepted when everything in it is right. Each defect has its own sentence.</summary>
public sealed class TimeStampServerTests
{
    private static readonly byte[] Signature = [.. "what is stamped"u8];

    [Fact]
    public async Task Answer_ThatIsRight_IsTheStamp()
    {
        await using var server = await TimeStampResponder.StartAsync();

        var stamp = Assert.IsType<TimeStampAnswer.Granted>(await AskAsync(server)).Stamp;

        Assert.True(TimeStamp.IsOver(stamp, Signature));
    }

    [Fact]
    public async Task Answer_OfAServerWithAnEllipticKey_IsTheStamp()
    {
        await using var server = await TimeStampResponder.StartAsync(await TimeStampAuthority.MakeAsync(isElliptic: true));

        var stamp = Assert.IsType<TimeStampAnswer.Granted>(await AskAsync(server)).Stamp;

        Assert.True(TimeStamp.IsOver(stamp, Signature));
    }

    [Theory]
    [InlineData("down", EvidenceTexts.StampServerDown)]
    [InlineData("500", "The time-stamp server answered with the status 500.")]
    [InlineData("redirect", "The time-stamp server answered with the status 302.")]
    [InlineData("garbage", EvidenceTexts.NoTimeStamp)]
    [InlineData("nothing", EvidenceTexts.NoTimeStamp)]
    [InlineData("too much", "The time-stamp server answered with more than 65536 bytes.")]
    [InlineData("other nonce", EvidenceTexts.OtherNonce)]
    [InlineData("no nonce", EvidenceTexts.OtherNonce)]
    [InlineData("other imprint", "The time stamp isn't for the hash that was sent.")]
    [InlineData("other server", "The time stamp is by CN=Test time stamps, for which no trusted certificate vouches.")]
    [InlineData("broken", "The time stamp proves nothing. Its own signature does not hold.")]
    public async Task Answer_ThatIsWrong_IsRefusedWithItsOwnSentence(string failure, string reason)
    {
        await using var server = await TimeStampResponder.StartAsync();
        await FailAsync(server, failure);

        Assert.Equal(reason, Assert.IsType<TimeStampAnswer.Refused>(await AskAsync(server)).Reason);
    }

    [Fact]
    public async Task Answer_OfAServerWhoseCertificateHasExpired_IsRefused()
    {
        using var expired = StampCertificateMaker.Server("Expired", to: TimeProvider.System.GetUtcNow().AddDays(-1));
        await using var server = await TimeStampResponder.StartAsync(await TimeStampAuthority.MakeAsync(expired));

        Assert.Equal(
            "The time stamp proves nothing. The certificate that signed it is not one for time stamps, is missing, or was not valid at "
                + "its time.",
            Assert.IsType<TimeStampAnswer.Refused>(await AskAsync(server)).Reason
        );
    }

    [Fact]
    public async Task Answer_OfAServerThatRefusesTheHash_IsRefused()
    {
        await using var server = await TimeStampResponder.StartAsync(await TimeStampAuthority.MakeAsync(digests: "sha512"));

        Assert.Equal(
            "The time-stamp server refused the request with the status 2.",
            Assert.IsType<TimeStampAnswer.Refused>(await AskAsync(server)).Reason
        );
    }

    private static async Task<TimeStampAnswer> AskAsync(TimeStampResponder server)
    {
        var options = Options.Create(
            new PdfOptions { TimeStampServer = server.Address, TimeStampCertificate = server.Authority.CertificateFile }
        );
        using var asked = new TimeStampServer(options, new TrustedStamps(options, new PlainEnvironment("/")));
        return await asked.AskAsync(Signature, TestContext.Current.CancellationToken);
    }

    private static async Task FailAsync(TimeStampResponder server, string failure)
    {
        var authority = server.Authority;
        switch (failure)
        {
            case "down":
                await server.StopAsync();
                break;
            case "500":
                server.Status = StatusCodes.Status500InternalServerError;
                break;
            case "redirect":
                server.Status = StatusCodes.Status302Found;
                break;
            case "garbage":
                server.Respond = _ => Task.FromResult("<html>Good morning</html>"u8.ToArray());
                break;
            case "nothing":
                server.Respond = _ => Task.FromResult<byte[]>([]);
                break;
            case "too much":
                server.Respond = _ => Task.FromResult(new byte[65_537]);
                break;
            case "other nonce":
                server.Respond = query => authority.AnswerWithNonceAsync(query, [0x41, 1, 2, 3, 4, 5, 6, 7]);
                break;
            case "no nonce":
                server.Respond = query => authority.AnswerWithNonceAsync(query, null);
                break;
            case "other imprint":
                server.Respond = authority.AnswerOverSomethingElseAsync;
                break;
            case "other server":
                server.Respond = async query =>
                {
                    using var other = await TimeStampAuthority.MakeOtherAsync();
                    return await other.AnswerAsync(query);
                };
                break;
            default:
                server.Respond = async query =>
                {
                    var answer = await authority.AnswerAsync(query);
                    answer[^1] ^= 1;
                    return answer;
                };
                break;
        }
    }
}
