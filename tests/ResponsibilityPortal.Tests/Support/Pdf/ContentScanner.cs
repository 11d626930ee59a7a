namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>
/// Scans a content stream and everything that it draws. All painted content must be in exactly one marked-content sequence or artifact (ISO
/// 14289-1, 7.1). Brackets must be balanced, and operators and colours must be those of PDF/A (ISO 19005-3, 6.2).
/// </summary>
/// <param name="isTile">A tile of a pattern needs no tags, because what it fills has them.</param>
internal sealed class ContentScanner(PdfFile file, Findings findings, PageContent content, string where, bool isTile = false)
{
    private const int DeepestNesting = 28;
    private const int MostForms = 20;

    private readonly Stack<GraphicsState> _saved = new();
    private readonly Stack<MarkedContent> _marked = new();
    private GraphicsState _state = new();
    private bool _isInText;
    private int _forms;

    public void Scan(byte[] data, PdfValue.Dictionary resources)
    {
        Run(data, resources);
        findings.Require(_saved.Count == 0, $"{where}: {_saved.Count} q without Q.");
        findings.Require(!_isInText, $"{where}: a BT without ET.");
        findings.Require(_marked.Count == 0, $"{where}: {_marked.Count} marked-content sequences without EMC.");
    }

    private void Run(byte[] data, PdfValue.Dictionary resources)
    {
        var syntax = new PdfSyntax(data, 0, false);
        var operands = new List<PdfValue>();
        while (!syntax.IsAtEnd)
        {
            var value = syntax.Read();
            if (value is not PdfValue.Keyword keyword)
            {
                operands.Add(value);
                findings.Require(
                    value is not PdfValue.String { Bytes.Length: > 32_767 },
                    $"{where}: a string has more than 32,767 bytes (ISO 19005-3, 6.1.13)."
                );
                continue;
            }

            Apply(keyword.Word, operands, resources);
            operands.Clear();
            if (keyword.Word == "BI")
            {
                findings.Add($"{where}: an inline image, which these checks do not read.");
                return;
            }
        }
    }

    private void Apply(string word, List<PdfValue> operands, PdfValue.Dictionary resources)
    {
        findings.Count("content operators");
        CheckPlace(word);

        var name = (operands.LastOrDefault() as PdfValue.Name)?.Value;
        switch (word)
        {
            case "q":
                _saved.Push(_state);
                findings.Require(
                    _saved.Count <= DeepestNesting,
                    $"{where}: q is nested deeper than {DeepestNesting} (ISO 19005-3, 6.1.13)."
                );
                break;
            case "Q" when _saved.Count == 0:
                findings.Add($"{where}: a Q without q.");
                break;
            case "Q":
                _state = _saved.Pop();
                break;
            case "BT" or "ET":
                _isInText = word == "BT";
                break;
            case "Tf":
                UseFont((operands.FirstOrDefault() as PdfValue.Name)?.Value, resources);
                break;
            case "BMC" or "BDC" or "EMC":
                Mark(word, operands, resources);
                break;
            case "gs":
                CheckGraphicsState(file.Find<PdfValue.Dictionary>(resources, "ExtGState", name ?? ""), name);
                break;
            case "Do":
                Draw(file.Find<PdfValue.Stream>(resources, "XObject", name ?? ""), name, resources);
                break;
            case "sh":
                findings.Add($"{where}: a shading, which these checks do not read.");
                break;
            default:
                ApplyColour(word, name, resources);
                break;
        }

        if (ContentOperators.Showing.Contains(word))
        {
            Show(operands);
        }
    }

    private void CheckPlace(string word)
    {
        if (!ContentOperators.All.Contains(word))
        {
            findings.Add($"{where}: '{word}' isn't an operator of ISO 32000-1.");
        }

        if (_isInText ? ContentOperators.OutsideTextOnly.Contains(word) : ContentOperators.InTextOnly.Contains(word))
        {
            findings.Add(_isInText ? $"{where}: {word} between BT and ET." : $"{where}: {word} outside of BT and ET.");
        }

        if (!ContentOperators.Painting.Contains(word))
        {
            return;
        }

        findings.Count("painting operators");
        if (!isTile && _marked.Count == 0)
        {
            findings.Add($"{where}: {word} paints outside of marked content and artifacts (ISO 14289-1, 7.1).");
        }
    }

    private void ApplyColour(string word, string? name, PdfValue.Dictionary resources)
    {
        switch (word)
        {
            case "g" or "G" or "k" or "K":
                findings.Add($"{where}: {word} sets a colour of another space than DeviceRGB.");
                break;
            case "rg":
                _state = _state with { FillSpace = "DeviceRGB" };
                break;
            case "RG":
                _state = _state with { StrokeSpace = "DeviceRGB" };
                break;
            case "cs" or "CS":
                findings.Require(
                    name is "DeviceRGB" or "Pattern",
                    $"{where}: {word} chooses the colour space {name}, not DeviceRGB or Pattern."
                );
                _state = word == "cs" ? _state with { FillSpace = name ?? "" } : _state with { StrokeSpace = name ?? "" };
                break;
            case "scn" or "SCN" when (word == "scn" ? _state.FillSpace : _state.StrokeSpace) == "Pattern":
                UseTile(file.Find<PdfValue.Stream>(resources, "Pattern", name ?? ""), name);
                break;
        }
    }

    private void UseFont(string? name, PdfValue.Dictionary resources)
    {
        var font = file.Find<PdfValue.Dictionary>(resources, "Font", name ?? "");
        findings.Require(font is not null, $"{where}: the font {name} is not among the resources.");
        _state = _state with { Font = font };
    }

    private void Show(List<PdfValue> operands)
    {
        var strings = operands.LastOrDefault() switch
        {
            PdfValue.String one => [one],
            PdfValue.Array array => array.Items.OfType<PdfValue.String>(),
            _ => [],
        };
        if (_state.Font is null)
        {
            findings.Add($"{where}: text is shown before a font is chosen.");
            return;
        }

        foreach (var text in strings)
        {
            findings.Count("shown strings");
            content.Texts.Add(new ShownText(where, _marked.TryPeek(out var mark) ? mark.Mcid : null, _state.Font, text.Bytes));
        }
    }

    private void Mark(string word, List<PdfValue> operands, PdfValue.Dictionary resources)
    {
        if (word == "EMC")
        {
            if (!_marked.TryPop(out var ended))
            {
                findings.Add($"{where}: an EMC without a beginning.");
                return;
            }

            findings.Require(
                ended.BeganInText == _isInText,
                $"{where}: a marked-content sequence begins outside of a text object and ends inside, or the other way round (ISO "
                    + "32000-1, 14.6.1)."
            );
            return;
        }

        var tag = (operands.FirstOrDefault() as PdfValue.Name)?.Value;
        var properties =
            operands.LastOrDefault() is PdfValue.Name name && word == "BDC"
                ? file.Find<PdfValue.Dictionary>(resources, "Properties", name.Value)
                : operands.LastOrDefault() as PdfValue.Dictionary;
        var mcid = file.WholeAt(properties, "MCID");
        findings.Require(_marked.Count == 0, $"{where}: marked content {tag} begins within other marked content.");
        if (tag == "Artifact")
        {
            findings.Count("artifacts");
            findings.Require(mcid is null, $"{where}: an artifact has the MCID {mcid}.");
        }
        else if (mcid is { } id)
        {
            findings.Count("marked-content sequences");
            findings.Require(!content.Mcids.Contains(id), $"{where}: MCID {id} is used twice.");
            content.Mcids.Add(id);
        }
        else
        {
            findings.Add($"{where}: marked content {tag} has no MCID and isn't an artifact.");
        }

        _marked.Push(new MarkedContent(mcid, _isInText));
    }

    /// <summary>
    /// Checks transparency and device-dependent settings (ISO 19005-3, 6.2.5 and 6.2.10). PDF/A-3 allows transparency, but this project
    /// uses none.
    /// </summary>
    private void CheckGraphicsState(PdfValue.Dictionary? state, string? name)
    {
        if (state is null)
        {
            findings.Add($"{where}: the graphics state {name} is not among the resources.");
            return;
        }

        foreach (var (key, value) in state.Members)
        {
            var isHarmless = (key, file.Resolve(value)) switch
            {
                ("ca" or "CA", PdfValue.Number { Value: 1 }) => true,
                ("BM", PdfValue.Name { Value: "Normal" }) => true,
                ("SMask", PdfValue.Name { Value: "None" }) => true,
                ("ca" or "CA" or "BM" or "SMask" or "TR" or "TR2" or "HT" or "HTP" or "BG" or "BG2" or "UCR" or "UCR2", _) => false,
                _ => true,
            };
            findings.Require(
                isHarmless,
                $"{where}: the graphics state {name} has /{key}, which means transparency or depends on a device."
            );
        }
    }

    private void Draw(PdfValue.Stream? drawn, string? name, PdfValue.Dictionary resources)
    {
        switch (drawn is null ? null : file.NameAt(drawn, "Subtype"))
        {
            case "Form":
                foreach (var key in new[] { "Group", "OPI", "PS", "Ref", "Subtype2" })
                {
                    findings.Require(!drawn!.Dictionary.Members.ContainsKey(key), $"{where}: the form {name} has /{key}.");
                }

                if (++_forms <= MostForms)
                {
                    var (state, depth) = (_state, _saved.Count);
                    Run(StreamDecoder.Decode(file, drawn!), file.Find<PdfValue.Dictionary>(drawn, "Resources") ?? resources);
                    findings.Require(_saved.Count == depth, $"{where}: the form {name} leaves q and Q unbalanced.");
                    _state = state;
                    _forms--;
                }

                break;
            case "Image":
                findings.Require(file.NameAt(drawn, "ColorSpace") == "DeviceRGB", $"{where}: the image {name} is not in DeviceRGB.");
                findings.Require(
                    file.Find<PdfValue.Boolean>(drawn, "Interpolate") is not { Value: true },
                    $"{where}: the image {name} is interpolated (ISO 19005-3, 6.2.8)."
                );
                findings.Require(
                    file.Find<PdfValue>(drawn, "SMask") is null or PdfValue.Null,
                    $"{where}: the image {name} has a soft mask."
                );
                break;
            default:
                findings.Add($"{where}: Do draws {name}, which isn't a form or image of the resources.");
                break;
        }
    }

    private void UseTile(PdfValue.Stream? tile, string? name)
    {
        if (tile is null || file.WholeAt(tile, "PatternType") != 1 || isTile)
        {
            findings.Add($"{where}: the pattern {name} isn't a tile of the resources.");
            return;
        }

        findings.Count("uses of a tile");
        new ContentScanner(file, findings, content, $"{where}, pattern {name}", isTile: true).Scan(
            StreamDecoder.Decode(file, tile),
            file.Find<PdfValue.Dictionary>(tile, "Resources") ?? new()
        );
    }

    private sealed record MarkedContent(int? Mcid, bool BeganInText);
}
