"""How a printed paper looks: the page around the questions, and its style for A4."""

from typing import Final

STYLE: Final = """\
@page { size: A4; margin: 18mm 16mm; }
body { max-width: 178mm; margin: 0 auto; padding: 4mm; font: 11pt/1.4 Georgia, "Times New Roman", serif; color: #000;
  background: #fff; }
h1 { font-size: 15pt; margin: 0 0 4mm; }
h2 { font-size: 13pt; }
.lines { display: flex; gap: 6mm; margin: 0 0 2mm; }
.lines span { flex: 1; border-bottom: 1px solid #000; }
.lines span.wide { flex: 3; }
.about { font-size: 9pt; color: #444; margin: 0 0 5mm; }
ol { padding-left: 9mm; }
p { margin: 0 0 1mm; overflow-wrap: anywhere; }
.questions > li { margin-bottom: 5mm; break-inside: avoid; }
.ask { font-style: italic; }
.options { padding-left: 7mm; }
.options li { overflow-wrap: anywhere; }
.answers { break-before: page; }
.key { columns: 5; }
.explained > li { margin-bottom: 3mm; break-inside: avoid; }
.meaning { color: #333; }
code { font-family: monospace; }
@media print { body { padding: 0; max-width: none; } }
"""

PAGE: Final = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<h1 dir="auto">{title}</h1>
<p class="lines"><span class="wide">{name}:</span><span>{date}:</span><span>{mark}:</span></p>
<p class="about">{about}</p>
<ol class="questions">
{questions}
</ol>
<section class="answers">
<h2>{key_title}</h2>
<ol class="key">
{key}
</ol>
<h2>{answers_title}</h2>
<ol class="explained">
{answers}
</ol>
</section>
</body>
</html>
"""
"""To be filled in with HTML."""
