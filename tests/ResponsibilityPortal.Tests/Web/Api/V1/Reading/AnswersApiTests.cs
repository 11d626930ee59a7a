using System.Net;
using System.Net.Sockets;
using System.Text;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Api.V1.Reading;

/// <summary>Programs send the questions of a questionnaire and get answers with their sources.</summary>
public sealed class AnswersApiTests(SeededPortal seeded)
{
    private const string Api = "/api/v1/matrices";

    [Fact]
    public async Task Answers_HaveConfidenceReasonAndSource()
    {
        var answer = await new ApiClient(seeded.Host, null).SendAsync(
            HttpMethod.Post,
            $"{Api}/yugabytedb/answers",
            """{"questions":["1.2 Do you run penetration tests?","lorem ipsum dolor"],"deployment":"aeon"}"""
        );
        answer.Is(HttpStatusCode.OK);
        Assert.Equal(("yugabytedb", 1), (answer.Text("matrix"), answer.Json.GetProperty("version").GetInt32()));
        var (first, second) = (answer.Json.GetProperty("answers")[0], answer.Json.GetProperty("answers")[1]);
        Assert.Equal((1, "1.2"), (first.GetProperty("line").GetInt32(), first.GetProperty("number").GetString()));
        Assert.NotEmpty(first.GetProperty("reason").GetString()!);
        Assert.Contains(
            "/versions/1/responsibilities/",
            first.GetProperty("responsibility").GetProperty("address").GetString()!,
            StringComparison.Ordinal
        );
        Assert.Equal("no-match", second.GetProperty("confidence").GetString());
    }

    [Theory]
    [InlineData("nothing", """{"questions":["a"]}""", 404, "not-published")]
    [InlineData("yugabytedb", """{"questions":["a"],"deployment":"moon"}""", 400, "filter-unknown")]
    [InlineData("yugabytedb", """{"questions":[]}""", 422, "invalid")]
    [InlineData("yugabytedb", """{"questions":["a", 1, " "],"other":true}""", 422, "invalid")]
    [InlineData("yugabytedb", "[", 400, "json-malformed")]
    public async Task Questions_ThatCannotBeAnswered_AreAProblem(string matrix, string body, int status, string code) =>
        (await new ApiClient(seeded.Host, null).SendAsync(HttpMethod.Post, $"{Api}/{matrix}/answers", body)).Is(
            (HttpStatusCode)status,
            code
        );

    [Fact]
    public async Task Question_WithHalfASurrogatePair_IsAProblemWithItsPlace()
    {
        var answer = await new ApiClient(seeded.Host, null).SendAsync(
            HttpMethod.Post,
            $"{Api}/yugabytedb/answers",
            """{"questions":["a","\ud800"]}"""
        );
        answer.Is(HttpStatusCode.UnprocessableEntity, "invalid");
        Assert.Contains("/questions/1", answer.Text("detail"), StringComparison.Ordinal);
        Assert.Contains("contains half of a surrogate pair", answer.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deployment_InCapitals_IsKnown()
    {
        var answer = await new ApiClient(seeded.Host, null).SendAsync(
            HttpMethod.Post,
            $"{Api}/yugabytedb/answers",
            """{"questions":[" Who makes backups?\n"],"deployment":"AEON"}"""
        );
        answer.Is(HttpStatusCode.OK);
        Assert.Equal("aeon", answer.Text("deployment"));
    }

    [Theory]
    [InlineData("/api/v1/matrices/sample/answers", "application/json", "{\"questions\":[", "body-too-slow")]
    [InlineData("/matrices/sample/questionnaire", "application/x-www-form-urlencoded", "lines=", "arrived too slowly: at least")]
    [InlineData("/matrices/sample/questionnaire", "multipart/form-data; boundary=x", "--x\r\n", "arrived too slowly: at least")]
    public async Task Questions_ThatTakeTooLong_AreRefusedInWords(string address, string type, string begin, string words)
    {
        var clock = new PatientClock();
        await using var host = PortalHost.StartEmpty(clock);
        await host.PublishAsync(Given.Matrix());
        using var connection = new TcpClient(host.Client.BaseAddress!.Host, host.Client.BaseAddress.Port);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST {address} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {type}\r\nContent-Length: 1000\r\n\r\n{begin}"
            ),
            TestContext.Current.CancellationToken
        );
        await clock.Waits.Task.WaitAsync(TestContext.Current.CancellationToken);
        clock.Advance(PatientClock.TimeLimit);

        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 408 Request Timeout", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        string? line;
        do
        {
            line = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.NotNull(line);
        } while (!line.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Questions_OfMoreThanTwoMegabytes_AreRefused()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{Api}/yugabytedb/answers")
        {
            Content = new StringContent(new string('a', 3_000_000), Encoding.UTF8, "application/json"),
        };

        // Sends nothing that the portal refuses unread: it closes the connection, and the answer could be lost.
        request.Headers.ExpectContinue = true;
        (await new ApiClient(seeded.Host, null).SendAsync(request)).Is(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
    }
}
