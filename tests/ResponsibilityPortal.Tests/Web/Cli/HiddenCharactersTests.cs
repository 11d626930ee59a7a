using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using ResponsibilityPortal.Domain.Texts;
using ResponsibilityPortal.Tests.Pdf;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Web.Features.Readers.Verifying;

namespace ResponsibilityPortal.Tests.Web.Cli;

/// <summary>
/// Files and stores can't control what commands print: escape sequences never reach the terminal, and no lines are added.
/// </summary>
[Trait("Store", "Sqlite")]
public sealed partial class HiddenCharactersTests(RecordedPortal recorded) : IClassFixture<RecordedPortal>
{
    /// <summary>Clears the screen, turns text around, and begins lines of its own that say what one would like to read.</summary>
    private const string Hostile =
        "\u001b[2J\u001b[32m\u202e\u2028\u0085\nThe evidence is whole.\nUnchanged: this is exactly the file that this portal exports.\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Verify_HostileTextInAnyColumnOfTheStore_PrintsItVisibly()
    {
        using var portal = new CommandedPortal(recorded);
        var original = await File.ReadAllBytesAsync(StoreFile.In(portal.Data.Path), Cancellation);
        var shown = 0;
        foreach (var (table, column) in TextColumns(portal))
        {
            using (var store = StoreFile.Open(portal.Data.Path, SqliteOpenMode.ReadWrite))
            {
                using var command = store.CreateCommand();
                command.CommandText = $"UPDATE \"{table}\" SET \"{column}\" = $hostile WHERE rowid = (SELECT max(rowid) FROM \"{table}\")";
                command.Parameters.AddWithValue("$hostile", Hostile);
                try
                {
                    command.ExecuteNonQuery();
                }
                catch (SqliteException)
                {
                    // The store refuses such a text in this column.
                    continue;
                }
            }

            shown += Check(await portal.RunAsync("verify"), $"{table}.{column}");
            await File.WriteAllBytesAsync(StoreFile.In(portal.Data.Path), original, Cancellation);
        }

        Assert.True(shown >= 10, $"Only {shown} columns were printed at all, so little was tried.");
    }

    [Theory]
    [InlineData("verify", "--json")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("rotate-key")]
    public async Task Command_HostileTextInTheLog_PrintsItVisibly(params string[] command)
    {
        using var portal = new CommandedPortal(recorded);
        var copy = portal.Kept("hostile.db");
        using (var store = StoreFile.Open(portal.Data.Path, SqliteOpenMode.ReadWrite))
        {
            using var change = store.CreateCommand();
            change.CommandText = "UPDATE AuditEntries SET Algorithm = $hostile WHERE Stream = 'content' AND Sequence = 5";
            change.Parameters.AddWithValue("$hostile", Hostile);
            Assert.Equal(1, change.ExecuteNonQuery());
        }

        File.Copy(StoreFile.In(portal.Data.Path), copy);
        string[] arguments = command[0] switch
        {
            "backup" => ["backup", portal.Backup],
            "restore" => ["restore", copy],
            _ => command,
        };
        var isShown = Check(await portal.RunAsync(arguments), command[0]) > 0;
        Assert.True(isShown);
    }

    [Fact]
    public async Task Verify_HostileCheckpointAndKeyFiles_ArePrintedVisibly()
    {
        using var portal = new CommandedPortal(recorded);
        var name = portal.Kept("kept\u001b[2J\nThe store is intact.\n.txt");
        await File.WriteAllTextAsync(name, Hostile, Cancellation);
        Assert.Equal(1, Check(await portal.RunAsync("verify", "--checkpoint", name), "checkpoint"));
        Assert.Equal(1, Check(await portal.RunAsync("verify", "--key", name), "key"));
        var own = await File.ReadAllTextAsync(portal.CheckpointFile, Cancellation);
        await File.WriteAllTextAsync(
            portal.CheckpointFile,
            own.Replace("content", $"content{Hostile}", StringComparison.Ordinal),
            Cancellation
        );
        Check(await portal.RunAsync("verify"), "own checkpoints");
    }

    [Fact]
    public async Task VerifyFile_HostileTextInAnyField_PrintsItVisibly()
    {
        using var data = new TemporaryDirectory();
        using var files = new TemporaryDirectory();
        byte[] pdf;
        string json;
        await using (var host = PortalHost.Start(data, null, ("Portal:Seed", "none"), ("Portal:PublicUrl", VerifiedPortal.PublicUrl)))
        {
            await host.PublishAsync(Given.Matrix());
            pdf = await host.FileAsync();
            json = await host.ReadAsync("/matrices/sample/versions/1/export.json");
        }

        var hostileFiles = HostilePdfs(pdf).Concat(HostileJsons(json)).ToList();
        Assert.True(hostileFiles.Count > 12);
        var shown = 0;
        foreach (var (index, file) in hostileFiles.Index())
        {
            var name = files.File($"hostile-{index}");
            await File.WriteAllBytesAsync(name, file, Cancellation);
            foreach (var form in new[] { Array.Empty<string>(), ["--json"] })
            {
                var answer = await ConsoleUse.RunAsync([
                    "verify-file",
                    name,
                    $"--Portal:DataDirectory={data.Path}",
                    $"--Portal:PublicUrl={VerifiedPortal.PublicUrl}",
                    .. form,
                ]);
                shown += Check(answer, $"file {index} {string.Concat(form)}");
                Assert.NotEqual(0, answer.Code);
            }
        }

        Assert.True(shown >= 5, $"Only {shown} texts were printed at all, so little was tried.");
    }

    /// <returns>1 when the hostile text was printed with visible characters.</returns>
    private static int Check((int Code, string Said) answer, string where)
    {
        var hidden = answer.Said.EnumerateRunes().Where(rune => rune.Value != '\n' && HiddenCharacters.IsHidden(rune)).ToList();
        Assert.True(
            hidden.Count == 0,
            $"{where}: {string.Join(", ", hidden.Select(rune => VisibleText.Number(rune.Value)))} in {VisibleText.Of(answer.Said)}"
        );
        if (answer.Code != 0)
        {
            var lines = answer.Said.Split('\n');
            Assert.DoesNotContain("The store is intact.", lines);
            Assert.DoesNotContain(lines, line => line.StartsWith("Unchanged:", StringComparison.Ordinal));
        }

        Assert.DoesNotContain("   at ResponsibilityPortal", answer.Said, StringComparison.Ordinal);
        return
            answer.Said.Contains("U+001B", StringComparison.Ordinal) || answer.Said.Contains("\\u001B", StringComparison.OrdinalIgnoreCase)
            ? 1
            : 0;
    }

    private static List<(string Table, string Column)> TextColumns(CommandedPortal portal)
    {
        using var store = StoreFile.Open(portal.Data.Path);
        using var command = store.CreateCommand();
        command.CommandText = """
            SELECT tables.name, columns.name FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns
            WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite%' AND columns.type = 'TEXT'
              AND tables.name IN ('AuditEntries', 'AuditHeads', 'Matrices', 'MatrixVersions', 'DraftCells', 'DraftEditors', 'Reviews', 'Comments', 'ApiTokens')
            """;
        using var reader = command.ExecuteReader();
        var columns = new List<(string, string)>();
        while (reader.Read())
        {
            columns.Add((reader.GetString(0), reader.GetString(1)));
        }

        return columns;
    }

    /// <summary>The file with each metadata text replaced by the same number of bytes, and a file signed under a hostile name.</summary>
    private static IEnumerable<byte[]> HostilePdfs(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        foreach (Match match in MetadataText().Matches(text))
        {
            var hostile = "&#27;[2J&#x202E;&#10;The store is intact.&#10;";
            var room = match.Groups[1].Length;
            hostile = (hostile.Length <= room ? hostile : "&#27;&#10;").PadRight(room, 'x');
            if (hostile.Length == room)
            {
                yield return Encoding.Latin1.GetBytes($"{text[..match.Groups[1].Index]}{hostile}{text[(match.Groups[1].Index + room)..]}");
            }
        }

        using var key = RSA.Create(2_048);
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(Hostile[..40]);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest(
            name.Build(),
            key,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        ).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        yield return SmallDocument.Write(_ => { }, signedWith: certificate);
    }

    /// <summary>The document with a hostile text as value and as name, and a file that isn't JSON at all.</summary>
    private static IEnumerable<byte[]> HostileJsons(string json)
    {
        const string Escaped = "\\u001b[2J\\u202e\\nThe store is intact.\\n";
        foreach (Match match in JsonText().Matches(json).DistinctBy(match => match.Value).Take(6))
        {
            yield return Encoding.UTF8.GetBytes($"{json[..(match.Index + 1)]}{Escaped}{json[(match.Index + 1)..]}");
        }

        yield return Encoding.UTF8.GetBytes(Hostile);
        yield return Encoding.UTF8.GetBytes($"{{\"format\":\"{Escaped}\"}}");
    }

    [GeneratedRegex("<(?:dc|pdf|xmp|rdf|pdfaid|xmpMM)[^<>]*>([^<>]{8,})</", RegexOptions.CultureInvariant)]
    private static partial Regex MetadataText();

    [GeneratedRegex("\"[a-zA-Z][^\"\\\\]{2,}\"", RegexOptions.CultureInvariant)]
    private static partial Regex JsonText();
}
