// Draws the series of data.json with the library that the page names and has loaded, marks `painted` in the frame after it, and
// offers `pan(share)`: shows a tenth of the series that begins at this share of it.
const { t, y } = await (await fetch("data.json")).json();
const box = document.getElementById("box");
const ends = (share) => {
  const all = t.at(-1) - t[0];
  return [t[0] + share * all, t[0] + (share + 0.1) * all];
};
const ways = {
  uplot() {
    const chart = new uPlot({ width: 1200, height: 500, series: [{}, { label: "y", stroke: "#06c" }] }, [t, y], box);
    return (share) => {
      const [min, max] = ends(share);
      chart.setScale("x", { min, max });
    };
  },
  chartjs() {
    const canvas = document.createElement("canvas");
    box.append(canvas);
    const chart = new Chart(canvas, {
      type: "line",
      data: { datasets: [{ data: t.map((x, at) => ({ x, y: y[at] })), pointRadius: 0, borderWidth: 1 }] },
      options: {
        animation: false,
        parsing: false,
        normalized: true,
        maintainAspectRatio: false,
        scales: { x: { type: "linear" } },
        plugins: { decimation: { enabled: true, algorithm: "min-max" } },
      },
    });
    return (share) => {
      [chart.options.scales.x.min, chart.options.scales.x.max] = ends(share);
      chart.update("none");
    };
  },
  echarts() {
    const chart = echarts.init(box);
    chart.setOption({
      animation: false,
      tooltip: { trigger: "axis" },
      xAxis: { type: "time" },
      yAxis: { scale: true },
      dataZoom: [{ type: "inside" }],
      series: [{ type: "line", showSymbol: false, sampling: "lttb", data: t.map((x, at) => [x * 1000, y[at]]) }],
    });
    return (share) => {
      chart.dispatchAction({ type: "dataZoom", start: share * 100, end: share * 100 + 10 });
      chart.getZr().flush();
    };
  },
  plot() {
    const draw = (domain) =>
      box.replaceChildren(
        Plot.plot({ width: 1200, height: 500, x: { domain }, marks: [Plot.lineY(t, { x: t, y, stroke: "#06c", clip: true })] }),
      );
    draw([t[0], t.at(-1)]);
    return (share) => draw(ends(share));
  },
};
globalThis.pan = ways[box.dataset.peer]();
requestAnimationFrame(() => performance.mark("painted"));
