using System.Security.Cryptography.X509Certificates;
using ResponsibilityPortal.Formats.Pdf.Stamping;
using ResponsibilityPortal.Tests.Support.Stamping;

namespace ResponsibilityPortal.Tests.Formats.Pdf.Stamping;

/// <summary>Only the configured certificates decide which servers are trusted.</summary>
public sealed class TimeStampTrustTests
{
    private static readonly byte[] Signature = [.. "what is stamped"u8];

    private static readonly X509Certificate2 Issuer = StampCertificateMaker.Issuer("Authority");
    private static readonly X509Certificate2 Server = StampCertificateMaker.Server("Server", Issuer);

    [Theory]
    [InlineData("the server")]
    [InlineData("the authority")]
    public async Task Check_StampOfAConfiguredServerOrAuthority_IsTrusted(string named)
    {
        var stamp = await StampAsync(Server);
        Assert.Equal("CN=Server", Assert.IsType<TimeStampFinding.Proven>(Check(stamp, named == "the server" ? Server : Issuer)).By);
    }

    [Fact]
    public async Task Check_StampOfAnotherServer_IsNotTrusted()
    {
        using var other = StampCertificateMaker.Issuer("Other authority");
        var stamp = await StampAsync(Server);
        Assert.Equal("CN=Server", Assert.IsType<TimeStampFinding.NotTrusted>(Check(stamp, other)).By);
        Assert.IsType<TimeStampFinding.NotTrusted>(TimeStamp.Check(stamp, Signature, TimeStampTrust.None));
    }

    /// <summary>Anyone can make a certificate with the names of a trusted server.</summary>
    [Fact]
    public async Task Check_StampOfAServerWithTrustedNames_IsNotTrusted()
    {
        using var namesake = StampCertificateMaker.Issuer("Authority");
        using var server = StampCertificateMaker.Server("Server", namesake);
        var stamp = await StampAsync(server);
        Assert.IsNotType<TimeStampFinding.Proven>(Check(stamp, Issuer));
        Assert.IsNotType<TimeStampFinding.Proven>(Check(stamp, Server));
    }

    [Fact]
    public async Task Check_StampForAnotherSignature_IsDamaged()
    {
        var stamp = await StampAsync(Server);
        Assert.Equal(
            "It isn't for this signature.",
            Assert.IsType<TimeStampFinding.Damaged>(TimeStamp.Check(stamp, "another"u8.ToArray(), new TimeStampTrust([Server]))).Reason
        );
    }

    [Fact]
    public async Task Check_StampWithAFlippedBit_ProvesNoOtherTime()
    {
        var stamp = await StampAsync(Server);
        var trust = new TimeStampTrust([Server]);
        var at = Assert.IsType<TimeStampFinding.Proven>(TimeStamp.Check(stamp, Signature, trust)).At;
        Parallel.For(
            0,
            stamp.Length,
            position =>
            {
                var changed = stamp.ToArray();
                changed[position] ^= (byte)(1 << (position % 8));
                Assert.True(
                    TimeStamp.Check(changed, Signature, trust) is not TimeStampFinding.Proven proven || proven.At == at,
                    $"{position}"
                );
            }
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("3080")]
    [InlineData("0482010000")]
    public void Check_OtherBytes_AreDamaged(string digits) =>
        Assert.IsType<TimeStampFinding.Damaged>(TimeStamp.Check(Convert.FromHexString(digits), Signature, TimeStampTrust.None));

    private static TimeStampFinding Check(ReadOnlyMemory<byte> stamp, X509Certificate2 named)
    {
        var trust = new TimeStampTrust([X509CertificateLoader.LoadCertificate(named.RawData)]);
        return TimeStamp.Check(stamp, Signature, trust);
    }

    private static async Task<ReadOnlyMemory<byte>> StampAsync(X509Certificate2 server)
    {
        using var authority = await TimeStampAuthority.MakeAsync(server);
        var request = new TimeStampRequest(Signature);
        var trust = new TimeStampTrust([X509CertificateLoader.LoadCertificate(server.RawData)]);
        return Assert.IsType<TimeStampAnswer.Granted>(request.Read(await authority.AnswerAsync(request.Bytes), trust)).Stamp;
    }
}
