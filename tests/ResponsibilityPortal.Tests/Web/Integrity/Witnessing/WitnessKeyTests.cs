using System.Text;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Web.Integrity.Witnessing;

namespace ResponsibilityPortal.Tests.Web.Integrity.Witnessing;

/// <summary>Keys and cosignatures have the format of C2SP, which other programs use too.</summary>
public sealed class WitnessKeyTests
{
    private const string Text = "trust.example\ncontent 1 qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqo=\n";

    private static readonly DateTimeOffset Noon = UtcInstant.Parse("2026-03-01T12:00:00.000Z");

    /// <summary>The first test of RFC 8032, 7.1, as PKCS#8.</summary>
    private const string Rfc8032 =
        "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n";

    /// <summary>The example of c2sp.org/tlog-cosignature, which doesn't name the key of its witness.</summary>
    [Fact]
    public void Message_OfTheExampleOfTheSpecification_IsTheOneThere()
    {
        var note = SignedNote.Parse(
            """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==

            """
        )!;
        var blob = Convert.FromBase64String(note.Signatures[1].Blob);
        Assert.Equal((76, 1679315147L), (blob.Length, System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(blob.AsSpan(4))));
        Assert.Equal(
            "cosignature/v1\ntime 1679315147\nexample.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
            Encoding.UTF8.GetString(WitnessKey.Message(note.Text, 1679315147))
        );
    }

    [Fact]
    public void ToString_OfAKnownKey_IsItsNameIdAndKey()
    {
        var key = WitnessSigner.ParsePem("witness.example/1", Rfc8032)!.Key;
        Assert.Equal(
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            Convert.ToHexStringLower(Convert.FromBase64String(key.PublicKey))
        );
        byte[] named = [.. "witness.example/1\n\u0004"u8, .. Convert.FromBase64String(key.PublicKey)];
        Assert.Equal(Sha256Hash.Of(named)[..8], key.Id);
        Assert.Equal(
            $"witness.example/1+{key.Id}+{Convert.ToBase64String([4, .. Convert.FromBase64String(key.PublicKey)])}",
            key.ToString()
        );
        Assert.Equal(key, WitnessKey.Parse(key.ToString()));
    }

    [Fact]
    public void Verify_OfACosignature_GivesItsTimeToTheSecond()
    {
        var signer = WitnessSigner.Make("witness.example/1");
        var line = signer.Sign(Text, Noon.AddMilliseconds(900));
        Assert.True(signer.Key.IsNamedBy(line));
        Assert.Equal(Noon, signer.Key.Verify(Text, line));
        Assert.Null(signer.Key.Verify($"{Text}more\n", line));
        Assert.Null(WitnessSigner.Make("witness.example/1").Key.Verify(Text, line));
        Assert.False(WitnessKey.Of("witness.example/2", Convert.FromBase64String(signer.Key.PublicKey)).IsNamedBy(line));
    }

    [Fact]
    public void Verify_OfALineWithAnyByteAltered_IsNull()
    {
        var signer = WitnessSigner.Make("witness.example/1");
        var blob = Convert.FromBase64String(signer.Sign(Text, Noon).Blob);
        for (var index = 0; index < blob.Length; index++)
        {
            byte[] altered = [.. blob];
            altered[index] ^= 1;
            Assert.Null(signer.Key.Verify(Text, new NoteSignature(signer.Key.Name, Convert.ToBase64String(altered))));
        }

        Assert.Null(signer.Key.Verify(Text, new NoteSignature(signer.Key.Name, Convert.ToBase64String(blob[..^1]))));
    }

    [Fact]
    public void ParsePem_OfAKeyThatWasWritten_SignsTheSame()
    {
        var signer = WitnessSigner.Make("witness.example/1");
        var again = WitnessSigner.ParsePem("witness.example/1", signer.ToPem())!;
        Assert.Equal((signer.Key, signer.Sign(Text, Noon)), (again.Key, again.Sign(Text, Noon)));
        using var other = System.Security.Cryptography.ECDsa.Create();
        Assert.Null(WitnessSigner.ParsePem("witness.example/1", other.ExportPkcs8PrivateKeyPem()));
        Assert.Null(WitnessSigner.ParsePem("witness.example/1", "something"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("witness.example/1")]
    [InlineData("witness.example/1+00000000+BNdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea")]
    [InlineData("wit ness+00000000+BNdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea")]
    public void Parse_OfAnotherText_IsNull(string text) => Assert.Null(WitnessKey.Parse(text));
}
