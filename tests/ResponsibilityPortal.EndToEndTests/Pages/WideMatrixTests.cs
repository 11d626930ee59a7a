using System.Text.Json.Nodes;
using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Pages;

/// <summary>A matrix with the most columns that the format allows, and long names of parties.</summary>
public sealed class WideMatrixTests(Site site) : IAsyncLifetime
{
    private const int Columns = 16;
    private const int Parties = 8;

    private readonly TemporaryDirectory _data = new();
    private PortalProcess _portal = null!;

    public async ValueTask InitializeAsync()
    {
        var file = Path.Combine(_data.Path, "wide.json");
        await File.WriteAllTextAsync(file, Matrix().ToJsonString(), TestContext.Current.CancellationToken);
        _portal = await PortalProcess.StartAsync(Path.Combine(_data.Path, "data"), "--Portal:Seed=none", $"--Portal:Import={file}");
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task Cells_NeverOverlapAndThePageNeverScrollsSideways()
    {
        await using var tab = await site.OpenAsync(_portal.Address, new BrowserNewContextOptions());
        foreach (var width in new[] { 320, 1024, 1280, 1920 })
        {
            await tab.Page.SetViewportSizeAsync(width, 900);
            foreach (var columns in new[] { 4, 5, 6, 8, Columns })
            {
                await tab.Page.GotoAsync(
                    $"/matrices/wide?model={string.Join(',', Enumerable.Range(1, columns).Select(model => $"model-{model}"))}"
                );
                Assert.Equal(
                    (width, columns),
                    (width, await tab.Page.Locator("table.matrix tbody tr:not(.group)").First.Locator("td").CountAsync())
                );
                var overlaps = await tab.Page.EvaluateAsync<string[]>(
                    """
                    () => [...document.querySelectorAll("table.matrix tr")].flatMap(row => {
                      const boxes = [...row.cells].filter(cell => cell.getClientRects().length && getComputedStyle(cell).clipPath === "none" && cell.closest("thead") === null);
                      const outside = boxes.flatMap(cell => [...cell.querySelectorAll(".own, .part, .con, .ch")]
                        .filter(part => part.getBoundingClientRect().right > cell.getBoundingClientRect().right + 1)
                        .map(part => `${part.textContent} leaves its cell`));
                      const over = boxes.filter((cell, at) => boxes.slice(at + 1).some(next => {
                        const [a, b] = [cell.getBoundingClientRect(), next.getBoundingClientRect()];
                        return a.right > b.left + 1 && b.right > a.left + 1 && a.bottom > b.top + 1 && b.bottom > a.top + 1;
                      })).map(cell => `${cell.textContent} overlaps`);
                      return [...outside, ...over];
                    })
                    """
                );
                Assert.True(overlaps.Length == 0, $"{columns} columns at {width} px: {string.Join("; ", overlaps.Take(3))}");
                Assert.InRange(await tab.Page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth"), 1, width);
            }
        }
    }

    [Fact]
    public async Task ScrolledSideways_HeadAndFirstColumnStayInSight()
    {
        await using var tab = await site.OpenAsync(
            _portal.Address,
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = 1280, Height = 600 },
            }
        );
        await tab.Page.GotoAsync("/matrices/wide");
        var places = await tab.Page.EvaluateAsync<float[]>(
            """
            () => {
              const box = document.querySelector(".wide-table");
              box.scrollTo(10000, 10000);
              const frame = box.getBoundingClientRect();
              return [box.scrollLeft, box.scrollTop,
                box.querySelector("tbody tr:last-child th").getBoundingClientRect().left - frame.left,
                box.querySelector("thead th").getBoundingClientRect().top - frame.top];
            }
            """
        );
        Assert.True(places[0] > 100 && places[1] > 100, $"The table scrolls by {places[0]} and {places[1]}.");
        Assert.InRange(places[2], 0, 2);
        Assert.InRange(places[3], 0, 2);
    }

    [Fact]
    public async Task ForcedColours_AccountableAndContributingPartiesLookDifferent()
    {
        await using var tab = await site.OpenAsync(_portal.Address, new BrowserNewContextOptions { ForcedColors = ForcedColors.Active });
        await tab.Page.GotoAsync("/matrices/wide");
        var looks = await tab.Page.EvaluateAsync<string[]>(
            """
            () => [1, 2, 3, 4, 5, 6, 7, 8].map(party => [".own", ".part"].map(role => {
              const style = getComputedStyle(document.querySelector(`table.matrix ${role}.p${party}`));
              return [style.borderTopWidth, style.borderTopStyle === "none" ? "none" : "line", style.borderBottomStyle].join(" ");
            }).join(" | "))
            """
        );
        Assert.Equal(Parties, looks.Length);
        Assert.All(
            looks,
            look =>
            {
                var (own, part) = (look.Split(" | ")[0], look.Split(" | ")[1]);
                Assert.Contains(" line ", own, StringComparison.Ordinal);
                Assert.Equal("0px none dotted", part);
            }
        );
    }

    private static JsonObject Matrix() =>
        new()
        {
            ["format"] = "responsibility-matrix/1",
            ["slug"] = "wide",
            ["title"] = "A wide matrix",
            ["issuer"] = "Example",
            ["standing"] = "example",
            ["summary"] = "As wide as it may be.",
            ["contact"] = "Ask the issuer.",
            ["parties"] = new JsonArray([
                .. Enumerable
                    .Range(1, Parties)
                    .Select(party =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["slug"] = party == 1 ? "customer" : $"party-{party}",
                                ["letter"] = $"{(char)('A' + party)}",
                                ["name"] = $"Department for infrastructure {party}",
                            }
                    ),
            ]),
            ["hostingModels"] = new JsonArray([
                .. Enumerable
                    .Range(1, Columns)
                    .Select(model =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["slug"] = $"model-{model}",
                                ["name"] = $"Serverless functions {model}",
                                ["parties"] = new JsonArray([
                                    .. Enumerable.Range(1, Parties).Select(party => (JsonNode)(party == 1 ? "customer" : $"party-{party}")),
                                ]),
                            }
                    ),
            ]),
            ["domains"] = new JsonArray(
                new JsonObject
                {
                    ["slug"] = "data",
                    ["name"] = "Data",
                    ["responsibilities"] = new JsonArray([
                        .. Enumerable
                            .Range(1, 24)
                            .Select(row =>
                                (JsonNode)
                                    new JsonObject
                                    {
                                        ["slug"] = $"row-{row}",
                                        ["title"] = $"Classify data before it is loaded, number {row}",
                                        ["assignments"] = new JsonObject(
                                            Enumerable
                                                .Range(1, Columns)
                                                .Select(model =>
                                                    KeyValuePair.Create(
                                                        $"model-{model}",
                                                        (JsonNode?)
                                                            new JsonObject
                                                            {
                                                                ["accountable"] = Slug(row + model),
                                                                ["contributing"] = new JsonArray(
                                                                    Slug(row + model + 1),
                                                                    Slug(row + model + 3)
                                                                ),
                                                            }
                                                    )
                                                )
                                        ),
                                    }
                            ),
                    ]),
                }
            ),
        };

    private static string Slug(int number) => number % Parties == 0 ? "customer" : $"party-{(number % Parties) + 1}";
}
