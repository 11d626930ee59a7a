using System.Security.Cryptography;
using System.Text;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Tests.Domain.Audit.Checkpoints;

public sealed class CheckpointTests : IDisposable
{
    private const string Name = "trust.example";

    private static readonly Checkpoint Sample = new(
        Name,
        new AuditHead(AuditStream.Content, 42, new string('a', 64)),
        new AuditHead(AuditStream.Access, 7, new string('b', 64)),
        UtcInstant.Parse("2026-03-01T12:00:00.000Z")
    );

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => _key.Dispose();

    [Fact]
    public void ToText_NamesTheHeadsOfBothChains() =>
        Assert.Equal(
            """
            trust.example
            content 42 qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqo=
            access 7 u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7s=
            time 2026-03-01T12:00:00.000Z

            """,
            Sample.ToText()
        );

    [Fact]
    public void ToText_WithALink_EndsWithTheNumberAndTheHashOfTheCheckpointBefore()
    {
        var first = new SignedCheckpoint(Sample, Sample.Sign(_key, Name));
        var second = Sample with { Link = CheckpointLink.After([first]) };
        Assert.Equal(
            $"{Sample.ToText()}number 2 {Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Sample.ToText())))}\n",
            second.ToText()
        );
        Assert.Equal(second, Checkpoint.Parse(second.ToText()));

        var third = second with
        {
            Rotation = new KeyRotation(NoteKey.Of(_key), NoteKey.Of(_key)),
            Link = CheckpointLink.After([first, new SignedCheckpoint(second, first.Note)]),
        };
        Assert.Equal((3, second.Hash), (third.Link!.Number, third.Link.PreviousHash));
        Assert.Equal(third, Checkpoint.Parse(third.ToText()));
        Assert.Equal(new CheckpointLink(1, new string('0', 64)), CheckpointLink.After([]));
    }

    [Theory]
    [InlineData("number 2", "number 0")]
    [InlineData("number 2", "number 02")]
    [InlineData("number 2", "numbers 2")]
    [InlineData("qo=", "qp=")]
    [InlineData("\nnumber 2 ", "\nnumber 2 A")]
    public void Parse_OtherFormOfTheLink_IsNull(string part, string other)
    {
        var text = (Sample with { Link = new CheckpointLink(2, new string('a', 64)) }).ToText();
        Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.Null(Checkpoint.Parse(text.Replace(part, other, StringComparison.Ordinal)));
    }

    [Fact]
    public void Parse_WrittenCheckpoint_GivesTheSame() => Assert.Equal(Sample, Checkpoint.Parse(Sample.ToText()));

    [Theory]
    [InlineData("content 42", "content 042")]
    [InlineData("content 42", "content +42")]
    [InlineData("content 42", "content -1")]
    [InlineData("content 42 ", "content 42  ")]
    [InlineData("content", "contents")]
    [InlineData("access 7", "content 7")]
    [InlineData("qo=", "qp=")]
    [InlineData("qo=", "qo")]
    [InlineData("time 2026-03-01T12:00:00.000Z", "time 2026-03-01T12:00:00Z")]
    [InlineData("time 2026-03-01T12:00:00.000Z\n", "time 2026-03-01T12:00:00.000Z\nmore\n")]
    [InlineData("time 2026-03-01T12:00:00.000Z\n", "time 2026-03-01T12:00:00.000Z")]
    [InlineData("trust.example\n", "\n")]
    public void Parse_OtherText_IsNull(string part, string other)
    {
        Assert.Contains(part, Sample.ToText(), StringComparison.Ordinal);
        Assert.Null(Checkpoint.Parse(Sample.ToText().Replace(part, other, StringComparison.Ordinal)));
    }

    [Fact]
    public void Sign_AddsALineForTheSignature()
    {
        var note = Sample.Sign(_key, Name);
        var lines = note.ToString().Split('\n');
        Assert.Equal(["", $"\u2014 {Name} {note.Signatures[0].Blob}", ""], lines[4..]);
        var blob = Convert.FromBase64String(note.Signatures[0].Blob);
        Assert.Equal(SHA256.HashData(_key.ExportSubjectPublicKeyInfo())[..4], blob[..4]);
        Assert.True(
            _key.VerifyData(
                Encoding.UTF8.GetBytes(Sample.ToText()),
                blob[4..],
                HashAlgorithmName.SHA256,
                DSASignatureFormat.Rfc3279DerSequence
            )
        );
        Assert.Equal(note, SignedNote.Parse(note.ToString()));
        Assert.True(NoteKey.Of(_key).HasSigned(note));
    }

    [Fact]
    public void HasSigned_AlteredNote_IsFalse()
    {
        var text = Sample.Sign(_key, Name).ToString();
        var key = NoteKey.Of(_key);
        for (var index = 0; index < text.Length; index++)
        {
            var altered = $"{text[..index]}{(text[index] == 'x' ? 'y' : 'x')}{text[(index + 1)..]}";
            var note = SignedNote.Parse(altered);
            var isNameOfTheKey = index > text.IndexOf('\u2014', StringComparison.Ordinal) + 1 && index < text.LastIndexOf(' ');
            Assert.Equal(isNameOfTheKey, note is not null && key.HasSigned(note));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n\n\u2014 name\n")]
    [InlineData("text\n\n\u2014 name AAAA")]
    [InlineData("text\n\n\u2014 na+me AAAA\n")]
    [InlineData("text\n\n\u2014 name AAA\n")]
    [InlineData("text\n\n- name AAAA\n")]
    [InlineData("te\txt\n\n\u2014 name AAAA\n")]
    [InlineData("text\n\n\u2014 name AAAA\nmore")]
    public void Parse_OtherThanANote_IsNull(string text) => Assert.Null(SignedNote.Parse(text));

    [Fact]
    public void HasSigned_TooShortSignature_IsFalse()
    {
        var id = Convert.FromHexString(NoteKey.Of(_key).Id);
        var note = new SignedNote(Sample.ToText(), [new NoteSignature(Name, Convert.ToBase64String(id)), new NoteSignature(Name, "AAA=")]);
        Assert.False(NoteKey.Of(_key).HasSigned(note));
    }

    /// <summary>A checkpoint can name any key. On this curve, every point can be the generator, so the curve has no name.</summary>
    [Fact]
    public void Parse_KeyOnAnUnnamedCurve_IsNull()
    {
        var parameters = _key.ExportExplicitParameters(includePrivateParameters: false);
        (parameters.Curve.G, parameters.Q) = (parameters.Q, parameters.Curve.G);
        using var other = ECDsa.Create(parameters);
        Assert.Null(NoteKey.Parse(Convert.ToBase64String(other.ExportSubjectPublicKeyInfo())));
        Assert.Null(NoteKey.ParsePem(other.ExportSubjectPublicKeyInfoPem()));

        // The last number of the curve's identifier.
        var unknown = _key.ExportSubjectPublicKeyInfo();
        Assert.Equal(7, unknown[22]);
        unknown[22] = 99;
        Assert.Null(NoteKey.Parse(Convert.ToBase64String(unknown)));
    }

    [Fact]
    public void ParsePem_PublicOrPrivateKeyFile_GivesTheKey()
    {
        var key = NoteKey.Of(_key);
        Assert.Equal(key, NoteKey.ParsePem(key.ToPem()));
        Assert.Equal(key, NoteKey.ParsePem(_key.ExportPkcs8PrivateKeyPem()));
        Assert.StartsWith("-----BEGIN PUBLIC KEY-----\n", key.ToPem(), StringComparison.Ordinal);
        Assert.Null(NoteKey.ParsePem("nothing"));
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        Assert.Null(NoteKey.ParsePem(other.ExportSubjectPublicKeyInfoPem()));
    }

    [Fact]
    public void Read_FileOfNotes_ReturnsAll()
    {
        var notes = Enumerable.Range(1, 3).Select(number => At(number).Sign(_key, Name)).ToList();
        var file = CheckpointFile.Read(string.Concat(notes));
        Assert.Equal(notes, file.Checkpoints.Select(signed => signed.Note));
        Assert.Equal([1, 2, 3], file.Checkpoints.Select(signed => signed.Checkpoint.Content.Sequence));
        Assert.Null(file.Problem);
        Assert.Empty(CheckpointFile.Read("").Checkpoints);
    }

    [Fact]
    public void Read_FileWithAnUnfinishedEnd_ReturnsTheRest()
    {
        var (first, second) = (At(1).Sign(_key, Name).ToString(), At(2).Sign(_key, Name).ToString());
        for (var length = 1; length < second.Length; length++)
        {
            var file = CheckpointFile.Read(first + second[..length]);
            Assert.Equal((1, first.Length, true), (file.Checkpoints.Count, file.Length, file.IsTorn));
        }
    }

    [Fact]
    public void Read_FileWithOtherText_IsNotTorn()
    {
        var file = CheckpointFile.Read($"{At(1).Sign(_key, Name)}something\n\n\u2014 else AAAA\n");
        Assert.False(file.IsTorn);
        Assert.Equal("The text after checkpoint 1 is not a checkpoint.", file.Problem);
    }

    private static Checkpoint At(long sequence) => Sample with { Content = Sample.Content with { Sequence = sequence } };
}
