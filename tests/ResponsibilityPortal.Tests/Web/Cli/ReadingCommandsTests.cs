using System.Text.Json;
using ResponsibilityPortal.Tests.Formats.Questionnaires;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Cli;

/// <summary>Commands that answer from the published matrices, while the portal runs and while it doesn't.</summary>
public sealed class ReadingCommandsTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _data = new();
    private readonly TemporaryDirectory _files = new();
    private PortalHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = PortalHost.Start(_data, null, ("Portal:Seed", "none"), ("Portal:PublicUrl", "https://portal.example"));
        await _host.PublishAsync(Given.Matrix());
        await _host.PublishAsync(Given.Matrix("other") with { Summary = "Another one." });
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _data.Dispose();
        _files.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Search_OfOneMatrix_PrintsTheAnswerAndItsSource(bool isRunning)
    {
        if (!isRunning)
        {
            await _host.DisposeAsync();
        }

        var (code, said) = await RunAsync("search", "sample", "who", "keeps", "the", "keys", "--deployment", "hosted");
        Assert.Equal(0, code);
        Assert.Contains("\nKeep keys (Access)", said, StringComparison.Ordinal);
        Assert.Contains("is accountable for “Keep keys”", said, StringComparison.Ordinal);
        Assert.Contains(
            "Source: https://portal.example/matrices/sample/versions/1/responsibilities/keys?deployment=hosted\n",
            said,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("other, version", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_WithoutAMatrix_SearchesAll()
    {
        var (code, said) = await RunAsync("search", "keys");
        Assert.Equal(0, code);
        Assert.Contains("other, version 1: ", said, StringComparison.Ordinal);
        Assert.Contains("sample, version 1: ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_ForADeploymentOfOneMatrix_LeavesTheOthersOut()
    {
        await _host.PublishAsync(Given.Matrix("another") with { Deployments = [] });
        var (code, said) = await RunAsync("search", "keys", "--deployment", "HOSTED");
        Assert.Equal(0, code);
        Assert.Contains("Not searched: The matrix another has no deployments.", said, StringComparison.Ordinal);
        Assert.Contains("sample, version 1: ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("another, version", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_ForADeploymentThatNoMatrixHas_IsRefused()
    {
        var (code, said) = await RunAsync("search", "keys", "--deployment", "moon");
        Assert.Equal(2, code);
        Assert.Contains("The matrix other has no such deployment.", said, StringComparison.Ordinal);
        Assert.Contains("The matrix sample has no such deployment.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_AsJson_HasTheBodyOfTheApi()
    {
        var (code, said) = await RunAsync("search", "sample", "keys", "--json");
        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(said);
        Assert.Equal("keys", json.RootElement.GetProperty("question").GetString());
        using var api = JsonDocument.Parse(await _host.ReadAsync("/api/v1/matrices/sample/search?q=keys"));
        Assert.True(JsonElement.DeepEquals(api.RootElement, json.RootElement.GetProperty("matrices")[0]));
    }

    [Fact]
    public async Task Search_ForNonsense_FindsNothingAndNamesTheContact()
    {
        var (code, said) = await RunAsync("search", "lorem ipsum dolor");
        Assert.Equal(1, code);
        Assert.Contains("nothing is near. Ask Somebody.", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("It has: hosted.", "search", "sample", "keys", "--deployment", "moon")]
    [InlineData("Unknown argument '--moon'", "search", "keys", "--moon")]
    [InlineData("Write the question after 'search'.", "search")]
    [InlineData("Name one of the matrices: other, sample.", "answer", "{file}")]
    [InlineData("This portal has: other, sample.", "answer", "{file}", "--matrix", "moon")]
    [InlineData("nowhere.txt", "answer", "nowhere.txt", "--matrix", "sample")]
    public async Task Command_ThatCannotBeDone_SaysWhy(string words, params string[] arguments)
    {
        await WriteAsync("Who keeps the keys?");
        var (code, said) = await RunAsync([.. arguments.Select(argument => argument == "{file}" ? Questions : argument)]);
        Assert.Equal(2, code);
        Assert.Contains(words, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_PrintsEachQuestionWithConfidenceAndSource()
    {
        await WriteAsync("1.1 Who keeps the keys?\n1.2 Who makes backups?\n");
        var (code, said) = await RunAsync("answer", Questions, "--matrix", "sample");
        Assert.Equal(0, code);
        Assert.StartsWith(
            "sample, version 1: 2 questions, 0 without a match.\n\n1.1: Who keeps the keys?\n",
            said,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Source: https://portal.example/matrices/sample/versions/1/responsibilities/keys\n",
            said,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Answer_WithAQuestionWithoutMatch_SaysWhomToAsk()
    {
        await WriteAsync("Who keeps the keys?\nLorem ipsum dolor?\n");
        var (code, said) = await RunAsync("answer", Questions, "--matrix", "sample");
        Assert.Equal(1, code);
        Assert.Contains("  no-match: ", said, StringComparison.Ordinal);
        Assert.Contains("  Ask Somebody.", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("questions.xlsx")]
    [InlineData("questions.csv")]
    public async Task Answer_ReadsTheQuestionsOfATable(string name)
    {
        var file = name.EndsWith(".xlsx", StringComparison.Ordinal)
            ? SampleWorkbook.With(("Q-1", "Who keeps the keys?"), ("Q-2", "Who makes backups?"))
            : "ID,Question\nQ-1,Who keeps the keys?\nQ-2,Who makes backups?\n"u8.ToArray();
        await File.WriteAllBytesAsync(_files.File(name), file, TestContext.Current.CancellationToken);
        var (code, said) = await RunAsync("answer", _files.File(name), "--matrix", "sample");
        Assert.Equal(0, code);
        Assert.Contains("\nQ-2: Who makes backups?\n", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_OfAnEmptyTable_SaysThatItIsEmpty()
    {
        await File.WriteAllTextAsync(_files.File("empty.csv"), "", TestContext.Current.CancellationToken);
        var (code, said) = await RunAsync("answer", _files.File("empty.csv"), "--matrix", "sample");
        Assert.Equal(2, code);
        Assert.Contains("is empty", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_AsJson_IsOneObject()
    {
        await WriteAsync("\uFEFFWho keeps the keys?\nWho makes backups?\n");
        var (code, said) = await RunAsync("answer", Questions, "--matrix", "sample", "--deployment", "hosted", "--json");
        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(said);
        Assert.Equal("hosted", json.RootElement.GetProperty("deployment").GetString());
        Assert.Equal(
            ["keys", "backup"],
            json.RootElement.GetProperty("answers")
                .EnumerateArray()
                .Select(answer => answer.GetProperty("responsibility").GetProperty("slug").GetString()!)
        );
    }

    [Theory]
    [InlineData("search", "0 found, 1 nothing is near, 2 could not be searched")]
    [InlineData("answer", "0 every question has an answer, 1 a question has none, 2 could not be answered")]
    [InlineData("mcp", "Model Context Protocol")]
    public async Task Help_SaysWhatTheCommandDoes(string command, string words) =>
        Assert.Contains(
            words,
            string.Join(
                ' ',
                (await ConsoleUse.RunAsync(command, "--help")).Said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            ),
            StringComparison.Ordinal
        );

    private string Questions => _files.File("questions.txt");

    private Task WriteAsync(string text) => File.WriteAllTextAsync(Questions, text, TestContext.Current.CancellationToken);

    private Task<(int Code, string Said)> RunAsync(params string[] arguments) =>
        ConsoleUse.RunAsync([.. arguments, $"--Portal:DataDirectory={_data.Path}", "--Portal:PublicUrl=https://portal.example"]);
}
